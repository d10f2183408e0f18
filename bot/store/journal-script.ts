import { APPEND_LUA, COUNT_LUA } from './commit-parts';
import { TURN_LUA } from './turn-scripts';

/** Names this server and this history of its data: another one after every restart and every failover. */
export const RUN_LUA = `
local function currentRun()
  local server, replication = redis.pcall('INFO', 'server'), redis.pcall('INFO', 'replication')
  if type(server) ~= 'string' or type(replication) ~= 'string' then return '' end
  return (string.match(server, 'run_id:(%w+)') or '') .. (string.match(replication, 'master_replid:(%w+)') or '')
end
`;

/**
 * One change of one order, all or nothing. Redis runs a script alone and to its end, and every check comes before the
 * first write. Repeating a change that is stored already answers `committed`: the connection sends a command again
 * when its answer got lost. Old index keys are read from the record, so the script needs an unclustered Redis.
 *
 * KEYS 1 order, 2 audit list, 3 audit stream, 4 due, 5 outbox, 6 the order's outbox list, 7 ticket,
 *      8… index sets, then one key per notice, then one per spending count, the head of the audit of everything, last
 *      the keys of the turn that goes along, if one does (turn-scripts.ts)
 * ARGV 1 expected version, 2 expected head, 3 order id, 4 version, 5 state, 6 record version, 7 record, 8 head,
 *      9 audit line, 10 due (epoch ms, empty for never), 11 created (epoch ms), 12 now (epoch ms), 13 ticket TTL (s),
 *      14 number of index sets, 15 "1" when the order is new, 16 ticket, 17 number of the turn's keys, then, if there are
 *      any, the turn's eight arguments, then id and JSON of each notice, last what to count as JSON (commit-parts.ts),
 *      empty for nothing. Answers "full <count> <left>" for a full count, "turn conflict" or "turn duplicate" when the
 *      turn cannot be saved.
 */
export const COMMIT_SCRIPT = `${RUN_LUA}${APPEND_LUA}${COUNT_LUA}${TURN_LUA}
local turnKeys = {unpack(KEYS, #KEYS - ARGV[17] + 1)}
local turnArgs = turnKeys[1] and {unpack(ARGV, 18, 25)} or {}
local ownKeys, firstNotice = #KEYS - #turnKeys, 18 + #turnArgs

local stored = redis.call('HMGET', KEYS[1], 'version', 'head', 'indexes')
local version, head = stored[1] or '0', stored[2] or ''
if version == ARGV[4] and head == ARGV[8] then return 'committed' end
local verdict = turnKeys[1] and judgeTurn(turnKeys, turnArgs)
if verdict and verdict ~= 'saved' then return 'turn ' .. verdict end
if version ~= ARGV[1] or head ~= ARGV[2] then return 'conflict' end

local id, indexCount = ARGV[3], tonumber(ARGV[14])
local counting = ARGV[#ARGV] ~= '' and cjson.decode(ARGV[#ARGV]) or nil
local function countKey(i) return KEYS[ownKeys - #counting.counts - 1 + i] end
local full = findFull(counting, countKey, id)
if full then return full end

local indexes, kept = {}, {}
for i = 1, indexCount do
  indexes[i] = KEYS[7 + i]
  kept[KEYS[7 + i]] = true
end

redis.call('HSET', KEYS[1], 'version', ARGV[4], 'state', ARGV[5], 'v', ARGV[6], 'json', ARGV[7], 'head', ARGV[8],
  'indexes', table.concat(indexes, ' '), 'ticket', ARGV[16])
if ARGV[15] == '1' then redis.call('HSET', KEYS[1], 'run', currentRun()) end
redis.call('RPUSH', KEYS[2], ARGV[9])
appendAudit(KEYS[3], KEYS[ownKeys], id, ARGV[4], ARGV[9])
recount(counting, countKey, id)

if ARGV[10] == '' then redis.call('ZREM', KEYS[4], id) else redis.call('ZADD', KEYS[4], ARGV[10], id) end

for key in string.gmatch(stored[3] or '', '%S+') do
  if not kept[key] then redis.call('ZREM', key, id) end
end
for _, key in ipairs(indexes) do redis.call('ZADD', key, ARGV[11], id) end

redis.call('SET', KEYS[7], id, 'EX', ARGV[13])

local n = 0
for i = firstNotice, #ARGV - 1, 2 do
  n = n + 1
  redis.call('HSET', KEYS[7 + indexCount + n], 'json', ARGV[i + 1], 'at', ARGV[12], 'attempts', '0')
  redis.call('RPUSH', KEYS[6], ARGV[i])
end
if n > 0 then redis.call('ZADD', KEYS[5], 'NX', ARGV[12], id) end
if turnKeys[1] then writeTurn(turnKeys, turnArgs) end
return 'committed'
`;
