import type { Person } from '../../../bot/people';
import { SANDBOX_TENANT } from '../people';

/** A channel, a group chat or a personal chat of the simulated Teams. */
export interface Room {
  /** Conversation id without ";messageid=". */
  id: string;
  kind: 'channel' | 'groupChat' | 'personal';
  name: string;
  /** Only for a personal chat: whose it is. */
  owner?: Person;
}

export const TEAM = {
  id: '19:c0ffee51d2b84e6fa1c7e9d3045b6a78@thread.tacv2',
  aadGroupId: '2a1f5c86-90be-4d7a-8c35-e6f7a8b9c0d1',
  name: 'Cloud Operations',
  tenantId: SANDBOX_TENANT,
};

/** As in Teams, the General channel has the team's own id. */
export const GENERAL: Room = { id: TEAM.id, kind: 'channel', name: 'General' };
export const PURCHASES: Room = {
  id: '19:7d31a9f20c5e4b68b4f2d8e6a1930c57@thread.tacv2',
  kind: 'channel',
  name: 'Azure purchases',
};
export const GROUP_CHAT: Room = {
  id: '19:5b8e3f7a2d614c09a6e1f4c2b7d80935@thread.v2',
  kind: 'groupChat',
  name: 'Reservations crew',
};

/** Everybody has one chat with the bot; its id follows from the person. */
export function personalRoom(person: Person): Room {
  const id = `a:1${Buffer.from(person.mri).toString('base64url')}`;
  return { id, kind: 'personal', name: 'Reservation Desk', owner: person };
}

/** The id activities carry: in a channel it names the thread. */
export function conversationIdOf(room: Room, rootId?: string): string {
  return room.kind === 'channel' && rootId ? `${room.id};messageid=${rootId}` : room.id;
}

export function splitConversationId(conversationId: string): { roomId: string; rootId?: string } {
  const [roomId = '', rootId] = conversationId.split(';messageid=');
  return { roomId, rootId };
}
