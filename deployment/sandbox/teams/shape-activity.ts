import { randomUUID } from 'node:crypto';
import { SANDBOX_BOT, SANDBOX_TENANT } from '../people';
import type { InboundActivity } from './activity';
import type { SandboxPerson } from './directory';
import { conversationIdOf, TEAM, type Room } from './rooms';

/** Activities as Teams sends them: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/ */

export interface Scene {
  person: Pick<SandboxPerson, 'id' | 'name' | 'mri' | 'guest' | 'locale' | 'timeZone'>;
  room: Room;
  /** The thread, in a channel. */
  rootId?: string;
  serviceUrl: string;
  /** Epoch ms. */
  now: number;
}

function envelope(scene: Scene): Pick<InboundActivity, 'from' | 'conversation'> & Record<string, unknown> {
  const { person, room } = scene;
  const timestamp = new Date(scene.now).toISOString();
  const { locale = 'en-GB', timeZone = 'Europe/London' } = person;
  const country = new Intl.Locale(locale).region ?? 'GB';
  return {
    channelId: 'msteams',
    serviceUrl: scene.serviceUrl,
    timestamp,
    localTimestamp: timestamp.replace('Z', '+00:00'),
    localTimezone: timeZone,
    locale,
    from: { id: person.mri, name: person.name, ...(person.guest ? {} : { aadObjectId: person.id }) },
    recipient: { id: SANDBOX_BOT.id, name: SANDBOX_BOT.name },
    conversation: {
      ...(room.kind === 'personal' ? {} : { isGroup: true }),
      conversationType: room.kind,
      tenantId: SANDBOX_TENANT,
      id: conversationIdOf(room, scene.rootId),
    },
    entities: [{ type: 'clientInfo', locale, country, platform: 'Web', timezone: timeZone }],
    channelData: channelData(room),
  };
}

function channelData(room: Room): Record<string, unknown> {
  const tenant = { id: SANDBOX_TENANT };
  if (room.kind !== 'channel') return { tenant, source: { name: 'message' } };
  return { channel: { id: room.id }, team: { id: TEAM.id }, tenant, source: { name: 'message' } };
}

/** A written message. A mention stands before the text, and Teams ends such a text with a line break. */
export function shapeMessage(scene: Scene, id: string, text: string, mention: boolean): InboundActivity {
  const base = envelope(scene);
  const at = `<at>${SANDBOX_BOT.name}</at>`;
  const named = new RegExp(`@${SANDBOX_BOT.name}`, 'i');
  const said = !mention ? text : `${named.test(text) ? text.replace(named, at) : `${at} ${text}`}\n`;
  const entity = { type: 'mention', mentioned: { ...SANDBOX_BOT }, text: at };
  return {
    ...base,
    type: 'message',
    id,
    textFormat: 'plain',
    text: said,
    attachments: [{ contentType: 'text/html', content: asHtml(said) }],
    entities: [...(base.entities as unknown[]), ...(mention ? [entity] : [])],
  };
}

/** Teams sends the text a second time as HTML; bots that read it as a file attachment stumble. */
function asHtml(text: string): string {
  const span = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${SANDBOX_BOT.name}</span>`;
  const [before = '', ...after] = text.trim().split(`<at>${SANDBOX_BOT.name}</at>`);
  const escape = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/^ /, '&nbsp;');
  return `<div><div>${[escape(before), ...after.map(escape)].join(span)}</div></div>`;
}

/** Action.Submit: a message with a value and without text. */
export function shapeSubmit(scene: Scene, replyToId: string, value: unknown): InboundActivity {
  return { ...envelope(scene), type: 'message', id: `f:${randomUUID()}`, replyToId, value };
}

export function shapeInvoke(scene: Scene, name: string, value: unknown, replyToId?: string): InboundActivity {
  return {
    ...envelope(scene),
    type: 'invoke',
    id: `f:${randomUUID()}`,
    name,
    value,
    ...(replyToId ? { replyToId } : {}),
  };
}

/** A person changed what they had written. */
export function shapeEdit(scene: Scene, id: string, text: string, mention: boolean): InboundActivity {
  const channel = { ...channelData(scene.room), eventType: 'editMessage' };
  return { ...shapeMessage(scene, id, text, mention), type: 'messageUpdate', channelData: channel };
}

/** A person deleted what they had written. */
export function shapeDeletion(scene: Scene, id: string): InboundActivity {
  const channel = { ...channelData(scene.room), eventType: 'softDeleteMessage' };
  return { ...envelope(scene), type: 'messageDelete', id, channelData: channel };
}

/** What Teams sends when somebody adds the bot to a team or a chat. */
export function shapeInstallation(scene: Scene): InboundActivity[] {
  const base = envelope(scene);
  const team = { id: TEAM.id, aadGroupId: TEAM.aadGroupId, name: TEAM.name };
  const extra = scene.room.kind === 'channel' ? { team, settings: { selectedChannel: { id: scene.room.id } } } : {};
  const data = { ...channelData(scene.room), ...extra };
  return [
    { ...base, type: 'installationUpdate', id: `f:${randomUUID()}`, action: 'add', channelData: data },
    {
      ...base,
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      membersAdded: [{ id: SANDBOX_BOT.id }],
      channelData: { ...data, ...(scene.room.kind === 'channel' ? { eventType: 'teamMemberAdded' } : {}) },
    },
  ];
}
