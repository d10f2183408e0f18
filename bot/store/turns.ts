import { z } from 'zod';
import type { Place } from '../people';
import type { Keys } from './keys';
import { randomToken } from './random-token';
import { defineScript, type Redis } from './redis';
import { sealedPlace } from './references';
import { createSeal, type Seal } from './seal';

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
}

export interface Turns {
  /** One round trip. */
  open(key: TurnKey, activityKey: string): Promise<Turn>;
  /**
   * One atomic write, after which the turn carries the new eTag; null forgets the state.
   * `conflict`: another turn wrote first. `duplicate`: another delivery of the same activity did. Both write nothing.
   */
  save(turn: Turn, changes: TurnChanges): Promise<'saved' | 'conflict' | 'duplicate'>;
}

export interface TurnChanges {
  state: Record<string, unknown> | null;
  /** Remembered as a place where the bot may post. */
  reference?: Place;
}

export interface TurnsOptions {
  /** How long an untouched state is kept. */
  ttlSeconds?: number;
  /** How long a handled activity is recognised. */
  seenSeconds?: number;
  seal?: Seal;
  now?: () => Date;
}

const DAY_S = 24 * 3600;
const ETAG_LENGTH = 22;

/**
 * The stored text is the eTag followed by the JSON. A save sent again after a lost answer finds its own eTag.
 * KEYS 1 turn, 2 seen, then optionally 3 place, 4 the tenant's places
 * ARGV 1 expected eTag (empty for none), 2 new eTag, 3 JSON (empty to forget), 4 TTL (s), 5 token, 6 seen TTL (s),
 *      7 place, 8 now (epoch ms)
 */
const SAVE_SCRIPT = `
local etagLength = ${ETAG_LENGTH}
local seenBy = redis.call('GET', KEYS[2])
if seenBy and string.sub(seenBy, 1, etagLength) ~= ARGV[5] then return 'duplicate' end
if seenBy == ARGV[5] .. ARGV[2] then return 'saved' end
local stored = redis.call('GET', KEYS[1])
local etag = stored and string.sub(stored, 1, etagLength) or ''
if etag ~= ARGV[1] then return 'conflict' end

redis.call('SET', KEYS[2], ARGV[5] .. ARGV[2], 'EX', ARGV[6])
if ARGV[3] == '' then redis.call('DEL', KEYS[1])
else redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3], 'EX', ARGV[4]) end
if KEYS[3] then
  redis.call('SET', KEYS[3], ARGV[7])
  redis.call('ZADD', KEYS[4], ARGV[8], KEYS[3])
end
return 'saved'
`;

const State = z.record(z.string(), z.unknown());
const newToken = () => randomToken(16);

/** Conversation memory with real eTags. It never holds money state: that is the journal's. */
export function createTurns(redis: Redis, keys: Keys, options: TurnsOptions = {}): Turns {
  const runSave = defineScript(redis, 'deskSaveTurn', SAVE_SCRIPT);
  const { ttlSeconds = DAY_S, seenSeconds = 7 * DAY_S, seal = createSeal(), now = () => new Date() } = options;
  const turnKey = (key: TurnKey) => keys.turn(key.tenantId, key.conversationId, key.personId);
  const seenKey = (key: TurnKey, activityKey: string) => keys.seen(key.tenantId, activityKey);

  return {
    open: async (key, activityKey) => {
      const [stored, seenBy] = await redis.mget(turnKey(key), seenKey(key, activityKey));
      const state = stored ? State.parse(JSON.parse(stored.slice(ETAG_LENGTH))) : {};
      const etag = stored ? stored.slice(0, ETAG_LENGTH) : null;
      return { key, activityKey, state, etag, seen: seenBy != null, token: newToken() };
    },
    save: async (turn, { state, reference }) => {
      const etag = newToken();
      const place = reference && sealedPlace(keys, seal, reference);
      const outcome = (await runSave(
        [turnKey(turn.key), seenKey(turn.key, turn.activityKey), ...(place ? [place.key, place.index] : [])],
        [
          turn.etag ?? '',
          etag,
          state === null ? '' : JSON.stringify(state),
          ttlSeconds,
          turn.token,
          seenSeconds,
          place?.text ?? '',
          now().getTime(),
        ],
      )) as 'saved' | 'conflict' | 'duplicate';
      if (outcome === 'saved') Object.assign(turn, { state: state ?? {}, etag: state === null ? null : etag });
      return outcome;
    },
  };
}
