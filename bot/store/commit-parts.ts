import { botError } from '../errors';
import type { Change } from '../orders/journal';
import { formatMoney, fromTenThousandths, tenThousandths } from '../orders/money';
import type { Order } from '../orders/order';
import type { OrderState } from '../orders/states';
import type { Keys } from './keys';

/**
 * The audit of everything is one chain: each entry's hash covers the entry before it, so that none can be taken out,
 * put in or moved. SHA-1 because it is what Redis can compute where nothing can come in between; the lines themselves
 * carry SHA-256.
 */
export const APPEND_LUA = `
local function appendAudit(stream, headKey, id, version, line)
  local head = redis.call('HMGET', headKey, 'seq', 'hash')
  local seq = tonumber(head[1] or '0') + 1
  local hash = redis.sha1hex((head[2] or '') .. '\\n' .. seq .. '\\n' .. line)
  redis.call('HSET', headKey, 'seq', seq, 'hash', hash)
  redis.call('XADD', stream, '*', 'seq', seq, 'hash', hash, 'order', id, 'version', version, 'line', line)
end
`;

/**
 * What approvals are counted in: a hash of order id to ten-thousandths, and their total. Redis adds integers of 64
 * bits; Lua compares them as doubles, exact up to the limit that tenThousandths() keeps.
 */
export const COUNT_LUA = `
local function findFull(counting, keyOf, id)
  if not counting or not counting.add then return nil end
  for i, count in ipairs(counting.counts) do
    local stored = redis.call('HMGET', keyOf(i), 'total', id)
    local others = tonumber(stored[1] or '0') - tonumber(stored[2] or '0')
    if others + tonumber(count.amount) > tonumber(count.cap) then
      return 'full ' .. i .. ' ' .. string.format('%.0f', tonumber(count.cap) - others)
    end
  end
  return nil
end
local function recount(counting, keyOf, id)
  if not counting then return end
  for i, count in ipairs(counting.counts) do
    local before = tonumber(redis.call('HGET', keyOf(i), id) or '0')
    local now = counting.add and tonumber(count.amount) or 0
    if now == 0 then redis.call('HDEL', keyOf(i), id) else redis.call('HSET', keyOf(i), id, count.amount) end
    if now ~= before then redis.call('HINCRBY', keyOf(i), 'total', string.format('%.0f', now - before)) end
    redis.call('EXPIRE', keyOf(i), counting.ttl)
  end
end
`;

/** In these states an order's money is spent or about to be. */
const SPENDING: readonly OrderState[] = [
  'approved',
  'buying',
  'doubtful',
  'needs-human',
  'placed',
  'active',
  'expiring',
];

export interface Counting {
  keys: string[];
  arg: string;
}

/** What a change does to the spending counts: their keys and the script's argument; empty when it does nothing. */
export function countingOf({ order, counts }: Change, keys: Keys, ttl: number): Counting {
  return countingFor(counts, isReleased(order) ? order.counted! : [], keys, ttl);
}

/** Adds to these counts, or takes away from those that are named; they are kept for `ttl` seconds more. */
export function countingFor(
  counts: Change['counts'],
  released: readonly string[],
  keys: Pick<Keys, 'spending'>,
  ttl: number,
): Counting {
  if (counts && counts.length > 0) {
    const amounts = counts.map(({ amount, cap }) => ({ amount: tenThousandths(amount), cap: tenThousandths(cap) }));
    const arg = JSON.stringify({ add: true, ttl, counts: amounts });
    return { keys: counts.map(({ name }) => keys.spending(name)), arg };
  }
  if (released.length === 0) return { keys: [], arg: '' };
  const arg = JSON.stringify({ add: false, ttl, counts: released.map(() => ({})) });
  return { keys: released.map((name) => keys.spending(name)), arg };
}

/** What the script answered for a count that is full; nothing was written. */
export function fullCount(id: string, counts: Change['counts'], answer: string): Error {
  const [, index, left] = answer.split(' ');
  const count = counts?.[Number(index) - 1];
  const remaining = count && formatMoney(fromTenThousandths(left ?? '0', count.cap.currency));
  return botError('SPENDING_CAP', { order: id, cap: count?.words, left: remaining });
}

/** Whether its money is free again: it was not spent and will not be. */
export function isReleased(order: Order): boolean {
  if (!order.counted?.length) return false;
  // What was bought and has come to its end stays counted where it was.
  return !SPENDING.includes(order.state) && order.state !== 'renewed' && order.state !== 'expired';
}
