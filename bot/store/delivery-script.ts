import { PACE_LUA } from './pace';

/** Takes a notice out of its order's queue; the one behind it is waiting from now on. */
const DROP_LUA = `
local function drop(outbox, queue, orderId, noticeKey, id)
  redis.call('DEL', noticeKey .. id)
  redis.call('LREM', queue, 0, id)
  local nextId = redis.call('LINDEX', queue, 0)
  if not nextId then
    redis.call('ZREM', outbox, orderId)
  else
    redis.call('ZADD', outbox, 'XX', redis.call('HGET', noticeKey .. nextId, 'at') or '0', orderId)
  end
end
`;

/** KEYS 1 outbox, 2 the order's outbox list; ARGV 1 notice id, 2 order id, 3 key of a notice up to its id. */
export const DELIVERED_SCRIPT = `${DROP_LUA}
drop(KEYS[1], KEYS[2], ARGV[2], ARGV[3], ARGV[1])
return 1
`;

/** KEYS 1 outbox, 2 the order's outbox list, 3 notice; ARGV 1 notice id, 2 order id, 3 next try (epoch ms). */
export const RETRY_SCRIPT = `
if redis.call('EXISTS', KEYS[3]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[3], 'attempts', 1)
if redis.call('LINDEX', KEYS[2], 0) == ARGV[1] then redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[2]) end
return 1
`;

/**
 * What both scripts of a delivery share; `ask` is the Ask of deliveries.ts.
 * KEYS 1 lease, 2 outbox, 3 the order's outbox list, 4 looks (showing.ts), 5 order, 6 its card, and, when the
 *      conversation is known, 7 its pace and 8 that of its tenant; ARGV 1 the Ask as JSON.
 */
const SHARED_LUA = `${PACE_LUA}${DROP_LUA}
local ask = cjson.decode(ARGV[1])

local function isStill(seen)
  if not seen then return false end
  local now = redis.call('HMGET', KEYS[5], 'version', 'ticket', 'state')
  return (now[1] or '0') == seen.version and (now[3] or '') == seen.state and (now[2] or seen.ticket) == seen.ticket
end

-- The order's oldest notice when its time has come, without those that the card has told already; or else its oldest
-- look at the card that is due.
local function findDue()
  local isShown = isStill(ask.seen)
  local id = redis.call('LINDEX', KEYS[3], 0)
  while id do
    local due = redis.call('ZSCORE', KEYS[2], ask.order)
    if not due or tonumber(due) > ask.now then return nil end
    local stored = redis.call('HMGET', ask.noticeKey .. id, 'json', 'attempts')
    local outgoing = stored[1] and cjson.decode(stored[1])
    local isCard = outgoing and outgoing.notice.kind == 'card'
    local isTold = isCard and isShown and outgoing.version <= tonumber(ask.seen.version)
    if outgoing and not isTold then return {id = id, json = stored[1], attempts = stored[2], isCard = isCard} end
    drop(KEYS[2], KEYS[3], ask.order, ask.noticeKey, id)
    id = redis.call('LINDEX', KEYS[3], 0)
  end
  for _, look in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', ask.now, 'LIMIT', 0, 500)) do
    if string.sub(look, 1, #ask.looksOfOrder) == ask.looksOfOrder then
      return {id = look, isCard = true, isLook = true, due = redis.call('ZSCORE', KEYS[4], look)}
    end
  end
end

-- It would have been too much for Teams now: not begun, and nothing is left behind.
local function holdBack(found, wait)
  local at = string.format('%.0f', ask.now + wait)
  redis.call('ZREM', KEYS[4], ask.look)
  if found.isLook then redis.call('ZADD', KEYS[4], 'XX', at, found.id) return end
  redis.call('HINCRBY', ask.noticeKey .. found.id, 'attempts', 1)
  redis.call('ZADD', KEYS[2], 'XX', at, ask.order)
end

-- Answers what is to be delivered next, holding the lease, or gives the lease back.
local function beginNext()
  local holder = redis.call('GET', KEYS[1])
  if holder and holder ~= ask.token then return {'busy'} end
  local found = findDue()
  local record = found and redis.call('HMGET', KEYS[5], 'json', 'v', 'head')
  local asksLeave = record and record[1] and KEYS[7]
  local wait = asksLeave and takePace(KEYS[7], KEYS[8], ask.pace) or 0
  if wait > 0 then holdBack(found, wait) end
  if not found or wait > 0 then
    redis.call('DEL', KEYS[1])
    return {'done', asksLeave and 1 or 0}
  end
  redis.call('SET', KEYS[1], ask.token, 'PX', ask.leaseMs)
  if found.isCard and record[1] then redis.call('ZADD', KEYS[4], ask.lookAt, ask.look) end
  local json = isStill(ask.known) and 'known' or record[1]
  local card = found.isCard and redis.call('GET', KEYS[6])
  return {'next', asksLeave and 1 or 0, found.id, found.json or false, found.attempts or false, found.due or false,
    json, record[2], record[3], card}
end
`;

/**
 * Takes the lease, finds what is to be delivered, reads what that takes, leaves a look behind and takes leave to speak:
 * all that comes before Teams. Sent again after a lost answer it finds its own lease and the same notice.
 */
export const BEGIN_SCRIPT = `${SHARED_LUA}
return beginNext()
`;

/**
 * All that comes after Teams took a notice, and the beginning of the next one. A card that was posted while another bot
 * posted one too is the loser; an order that moved on since it was shown is shown again. Neither is an end of the notice.
 */
export const FINISH_SCRIPT = `${SHARED_LUA}
if ask.posted then
  local stored = redis.call('GET', KEYS[6])
  local present = stored and cjson.decode(stored).activityId
  if present and present ~= ask.posted and present ~= ask.replaced then return {'other', stored} end
  redis.call('SET', KEYS[6], ask.card)
end
if ask.isCard and not isStill(ask.known) then
  local record = redis.call('HMGET', KEYS[5], 'json', 'v', 'head')
  if record[1] then return {'again', record[1], record[2], record[3], redis.call('GET', KEYS[6])} end
end
if ask.shown then redis.call('ZREM', KEYS[4], ask.shown) end
if not ask.isLook then
  drop(KEYS[2], KEYS[3], ask.order, ask.noticeKey, ask.done)
elseif ask.nextLook then
  redis.call('ZADD', KEYS[4], 'XX', ask.nextLook, ask.done)
else
  redis.call('ZREM', KEYS[4], ask.done)
end
return beginNext()
`;
