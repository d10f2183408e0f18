import { ORDER_OF_LUA } from './read-orders';

/** Stored memory is its eTag followed by the JSON. */
export const ETAG_LENGTH = 22;

/** What a turn begins with. A button's ticket leads to its order, so the script needs an unclustered Redis.
 * KEYS 1 turn, 2 seen, 3 the tenant's delegations, 4 settings of the conversation, 5 ticket of a button, if any
 * ARGV 1 key of an order up to its id, 2 of its card. Answers their content; of an order its id, JSON, record version,
 * head and card.
 */
export const OPEN_SCRIPT = `${ORDER_OF_LUA}local order = false
local id = KEYS[5] and redis.call('GET', KEYS[5])
if id then
  order = orderOf(ARGV[1], id)
  order[5] = redis.call('GET', ARGV[2] .. id)
end
local known = redis.call('MGET', KEYS[1], KEYS[2])
return {known[1], known[2], redis.call('HVALS', KEYS[3]), redis.call('HGETALL', KEYS[4]), order}
`;

/**
 * How a turn is saved, alone or together with the change of an order. A save sent again after a lost answer finds its
 * own eTag.
 * keys 1 turn, 2 seen, then optionally 3 place, 4 the tenant's places
 * args 1 expected eTag (empty for none), 2 new eTag, 3 JSON (empty to forget), 4 TTL (s), 5 token, 6 seen TTL (s),
 *      7 place, 8 now (epoch ms)
 */
export const TURN_LUA = `
local etagLength = ${ETAG_LENGTH}
local function judgeTurn(keys, args)
  local seenBy = redis.call('GET', keys[2])
  if seenBy and string.sub(seenBy, 1, etagLength) ~= args[5] then return 'duplicate' end
  if seenBy == args[5] .. args[2] then return 'saved' end
  local stored = redis.call('GET', keys[1])
  local etag = stored and string.sub(stored, 1, etagLength) or ''
  if etag ~= args[1] then return 'conflict' end
  return nil
end
local function writeTurn(keys, args)
  redis.call('SET', keys[2], args[5] .. args[2], 'EX', args[6])
  if args[3] == '' then redis.call('DEL', keys[1])
  else redis.call('SET', keys[1], args[2] .. args[3], 'EX', args[4]) end
  if keys[3] then
    redis.call('SET', keys[3], args[7])
    redis.call('ZADD', keys[4], args[8], keys[3])
  end
end
`;

export const SAVE_SCRIPT = `${TURN_LUA}
local verdict = judgeTurn(KEYS, ARGV)
if verdict then return verdict end
writeTurn(KEYS, ARGV)
return 'saved'
`;
