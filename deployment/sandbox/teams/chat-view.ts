import type { Person } from '../../../bot/people';
import { mentionsIn, ADAPTIVE_CARD, cardsIn } from './activity';
import { maySee, mentionsPerson, type ChatMessage } from './chat-log';
import type { Directory, SandboxPerson } from './directory';
import { refreshActionFor } from './read-card';
import type { TeamsSimulation } from './simulation';
import { TEAM, type Room } from './rooms';
import type { WireBadges, WireMessage, WirePerson, WireRoom, WireState } from './wire';
import { SANDBOX_BOT } from '../people';

/** A message as one person sees it. */
export function messageFor(message: ChatMessage, person: Person): WireMessage {
  const { activity } = message;
  const own = message.views.get(person.mri);
  const cards = cardsIn(activity);
  return {
    id: message.id,
    roomId: message.room.id,
    rootId: message.rootId,
    author: message.author,
    at: message.at,
    text: activity.text ?? '',
    mentions: mentionsIn(activity).map(({ text, mentioned }) => ({
      // Teams takes an Entra object id as the address of a mention as well.
      mri: mentioned.id === person.id ? person.mri : mentioned.id,
      name: mentioned.name ?? '',
      text,
    })),
    cards: own === undefined ? cards : [own, ...cards.slice(1)],
    otherAttachments: message.author.bot ? otherAttachments(message) : [],
    edits: message.history.length,
    deleted: message.deleted,
    onlyYou: message.onlyFor !== undefined,
    undelivered: message.undelivered,
    refreshes: cards.length > 0 && refreshActionFor(cards[0], person.mri, 1) !== undefined,
  };
}

function otherAttachments({ activity }: ChatMessage): string[] {
  return (activity.attachments ?? []).map((a) => a.contentType).filter((type) => type !== ADAPTIVE_CARD);
}

export function asWirePerson({ id, mri, name, role }: SandboxPerson): WirePerson {
  return { id, mri, name, role };
}

function roomsOf(directory: Directory, person: Person): WireRoom[] {
  const mine = (room: Room) => room.kind !== 'personal' || room.owner?.mri === person.mri;
  return directory
    .rooms()
    .filter(mine)
    .map(({ id, kind, name }) => ({ id, kind, name }));
}

export function stateFor(teams: TeamsSimulation, person: SandboxPerson, badges: WireBadges): WireState {
  return {
    team: TEAM.name,
    bot: { mri: SANDBOX_BOT.id, name: SANDBOX_BOT.name },
    people: teams.directory.people().map(asWirePerson),
    rooms: roomsOf(teams.directory, person),
    messages: teams.log
      .all()
      .filter((message) => maySee(message, person))
      .map((message) => messageFor(message, person)),
    badges,
    switches: { duplicates: teams.courier.duplicates, rateLimit: teams.rateLimit.enabled },
  };
}

/** Counts what each person has not read. */
export class Unread {
  readonly #read = new Map<string, number>();

  constructor(private readonly teams: TeamsSimulation) {}

  read(person: Person, roomId: string): void {
    const newest = this.teams.log.all().filter((message) => message.room.id === roomId);
    this.#read.set(`${person.id} ${roomId}`, Number(newest.at(-1)?.id ?? 0));
  }

  badges(): WireBadges {
    const badges: WireBadges = {};
    for (const person of this.teams.directory.people()) {
      const own = (badges[person.id] ??= {});
      for (const message of this.#unreadBy(person)) {
        const badge = (own[message.room.id] ??= { unread: 0, mentions: 0 });
        badge.unread += 1;
        if (mentionsPerson(message, person)) badge.mentions += 1;
      }
    }
    return badges;
  }

  #unreadBy(person: Person): ChatMessage[] {
    const newer = ({ id, room }: ChatMessage) => Number(id) > (this.#read.get(`${person.id} ${room.id}`) ?? 0);
    return this.teams.log
      .all()
      .filter((m) => newer(m) && !m.deleted && m.author.mri !== person.mri && maySee(m, person));
  }
}
