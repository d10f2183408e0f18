import { z } from 'zod';
import type { Alongside, FoundOrder } from '../orders/journal';
import type { Person, Place } from '../people';
import { settingsKey, type ChannelSettings } from './channel-settings';
import type { Delegations } from './delegations';
import type { Keys } from './keys';
import { randomToken } from './random-token';
import { defineScript, type Redis } from './redis';
import { sealedPlace } from './references';
import { retentionOf, type Retention } from './retention';
import { createSeal, type Seal } from './seal';
import { ETAG_LENGTH, OPEN_SCRIPT, SAVE_SCRIPT } from './turn-scripts';

/** Whose memory: one person in one thread, so that nobody answers the question put to somebody else. */
export interface TurnKey {
  tenantId: string;
  conversationId: string;
  personId: string;
}

/** One chat turn between its read and its write. */
export interface Turn {
  key: TurnKey;
  activityKey: string;
  state: Record<string, unknown>;
  /** Null when nothing is remembered yet. */
  etag: string | null;
  /** This activity was handled before; it is not to be acted on again. */
  seen: boolean;
  /** Marks this turn's own writes, so that it may save more than once. */
  token: string;
  /** The order behind the button that was pressed, as it was when the turn began. */
  order?: FoundOrder;
  /** What came of the write that went along with a change: the turn is over unless it was saved. */
  alongside?: { outcome: Saved; changes: TurnChanges };
}

/** What a turn is about to ask for, besides its memory. */
export interface AboutToAsk {
  person: Person;
  /** Of the order on whose card a button was pressed; not proven yet. */
  ticket?: string;
}

type Saved = 'saved' | 'conflict' | 'duplicate';

export interface Turns {
  /** One command reads the memory, the settings of the conversation, the tenant's delegations and the order of a button. */
  open(key: TurnKey, activityKey: string, about?: AboutToAsk): Promise<Turn>;
  /**
   * One atomic write, after which the turn carries the new eTag; null forgets the state.
   * `conflict`: another turn wrote first. `duplicate`: another delivery of the same activity did. Both write nothing.
   */
  save(turn: Turn, changes: TurnChanges): Promise<Saved>;
  /** The same, to be written together with a change of an order: both or neither. The turn is told what came of it. */
  alongside(turn: Turn, changes: TurnChanges): Alongside;
}

export interface TurnChanges {
  state: Record<string, unknown> | null;
  /** Remembered as a place where the bot may post. */
  reference?: Place;
}

export interface TurnsOptions {
  /** How long an untouched state is kept and a handled activity is recognised. */
  retention?: Pick<Retention, 'drafts' | 'seen'>;
  seal?: Seal;
  now?: () => Date;
  /** They are handed what was read for them. */
  delegations?: Pick<Delegations, 'found'>;
  settings?: Pick<ChannelSettings, 'found'>;
}

const State = z.record(z.string(), z.unknown());
const newToken = () => randomToken(16);

type Opened = [
  turn: string | null,
  seen: string | null,
  given: string[],
  settings: string[],
  order: FoundFields | null,
];
type FoundFields = FoundOrder['fields'];

/** Conversation memory with real eTags. It never holds money state: that is the journal's. */
export function createTurns(redis: Redis, keys: Keys, options: TurnsOptions = {}): Turns {
  const runOpen = defineScript(redis, 'deskOpenTurn', OPEN_SCRIPT);
  const runSave = defineScript(redis, 'deskSaveTurn', SAVE_SCRIPT);
  const { retention = retentionOf(), seal = createSeal(), now = () => new Date() } = options;
  const keysOf = ({ key, activityKey }: Pick<Turn, 'key' | 'activityKey'>) => [
    keys.turn(key.tenantId, key.conversationId, key.personId),
    keys.seen(key.tenantId, activityKey),
  ];

  /** Nothing to remember is nothing stored: turns that find nothing and leave nothing do not get in each other's way. */
  function writeOf(turn: Turn, { state, reference }: TurnChanges) {
    const etag = newToken();
    const text = state === null || isEmpty(state) ? '' : JSON.stringify(state);
    const place = reference && sealedPlace(keys, seal, reference);
    return {
      keys: [...keysOf(turn), ...(place ? [place.key, place.index] : [])],
      args: [
        turn.etag ?? '',
        etag,
        text,
        retention.drafts,
        turn.token,
        retention.seen,
        place?.text ?? '',
        now().getTime(),
      ],
      written: { state: state ?? {}, etag: text === '' ? null : etag },
    };
  }

  return {
    open: async (key, activityKey, about) => {
      const asked = [keys.delegations(key.tenantId), settingsKey(keys, key)];
      const ticketKeys = about?.ticket ? [keys.ticket(about.ticket)] : [];
      const found = await runOpen(
        [...keysOf({ key, activityKey }), ...asked, ...ticketKeys],
        [keys.order(''), keys.card('')],
      );
      const [stored, seenBy, given, settings, order] = found as Opened;
      if (about) options.delegations?.found(about.person, given, now().getTime());
      options.settings?.found(key, settings);
      const state = stored ? State.parse(JSON.parse(stored.slice(ETAG_LENGTH))) : {};
      const etag = stored ? stored.slice(0, ETAG_LENGTH) : null;
      return {
        ...{ key, activityKey, state, etag, seen: seenBy != null, token: newToken() },
        ...(about?.ticket && order && { order: { ticket: about.ticket, fields: order } }),
      };
    },
    save: async (turn, changes) => {
      const { keys, args, written } = writeOf(turn, changes);
      const outcome = (await runSave(keys, args)) as Saved;
      if (outcome === 'saved') Object.assign(turn, written);
      return outcome;
    },
    alongside: (turn, changes) => {
      const { keys, args, written } = writeOf(turn, changes);
      const settled = (outcome: Saved) => {
        turn.alongside = { outcome, changes };
        if (outcome === 'saved') Object.assign(turn, written);
      };
      return { keys, args, settled };
    },
  };
}

function isEmpty(state: Record<string, unknown>): boolean {
  return Object.values(state).every((value) => value === undefined);
}
