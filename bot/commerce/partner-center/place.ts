import type { Attempt, Failure, Placement, ProviderHandle } from '../commerce';
import type { Answer } from '../http/call';
import { pathOf } from '../http/address';
import { readJson } from '../http/read-json';
import type { Client } from './client';
import { codeEntry, entryOfCode, UNDECIDED_CODES } from './error-codes';
import { bearsMarker } from './marker';
import { failureOf, idsOf, readErrorBody } from './read-failure';
import { checkoutResult, type CheckoutResult } from './schemas/carts';

/**
 * Checks the cart out: the one call that spends money, sent exactly once on a fresh connection. Idempotent per cart at
 * Partner Center. Source: Partner Center developer documentation, "Checkout a cart".
 */
export async function place(client: Client, handle: ProviderHandle, attempt: Attempt): Promise<Placement> {
  const outcome = await client.api.send({
    method: 'POST',
    path: pathOf`/v1/customers/${handle.customerId}/carts/${handle.key}/checkout`,
    as: 'app',
    requestId: attempt.requestId,
    repeat: 'never',
    timeoutMs: client.options.checkoutTimeoutMs ?? 60_000,
  });
  if (!outcome.arrived) return doubtful('NO_ANSWER', `Partner Center gave no answer (${outcome.why}).`, outcome);
  if (outcome.status >= 200 && outcome.status < 300) return readCheckout(outcome, attempt);
  const { failure } = failureOf(outcome);
  return failure.money === 'none' ? { outcome: 'refused', failure } : doubtful(failure.code, failure.message, outcome);
}

function readCheckout(answer: Answer, attempt: Attempt): Placement {
  const result = parseResult(answer);
  if (!result) return refusedInside(answer) ?? doubtful('UNREADABLE', 'The answer could not be read.', answer);
  const ours = result.orders.find((one) =>
    one.lineItems.some((line) => bearsMarker(line.friendlyName, attempt.orderId)),
  );
  const order = ours ?? result.orders[0];
  if (order) return { outcome: 'placed', providerOrderId: order.id, status: order.status ?? 'unknown' };
  const [error] = result.orderErrors;
  if (!error) return refusedInside(answer) ?? doubtful('EMPTY', 'The answer names no order.', answer);
  const code = error.code ?? 'unknown';
  const entry = entryOfCode(code);
  const message = entry?.message ?? error.description ?? 'Partner Center made no order of the cart.';
  if (UNDECIDED_CODES.has(code)) return doubtful(code, message, answer);
  const remedy = entry?.remedy ?? 'Correct the request, or give the request id to Microsoft partner support.';
  return { outcome: 'refused', failure: { code, message, remedy, money: 'none', ...idsOf(answer) } };
}

function parseResult(answer: Answer): CheckoutResult | undefined {
  try {
    const value = readJson(answer.body) as { orders?: unknown } | null;
    const result = checkoutResult.safeParse(value).data;
    // An order that cannot be read is an order all the same.
    const unreadOrders = Array.isArray(value?.orders) && value.orders.length > (result?.orders.length ?? 0);
    return unreadOrders && result?.orders.length === 0 ? undefined : result;
  } catch {
    return undefined;
  }
}

/** A refusal that comes with status 200. */
function refusedInside(answer: Answer): Placement | undefined {
  const { code } = readErrorBody(answer.body);
  const entry = code === undefined ? undefined : codeEntry(answer.status, code);
  return entry?.money === 'none' ? { outcome: 'refused', failure: failureOf(answer).failure } : undefined;
}

export function doubtful(code: string, message: string, ids: Pick<Failure, 'requestId' | 'correlationId'>): Placement {
  return {
    outcome: 'doubtful',
    failure: {
      code,
      message,
      remedy: 'I look up what became of the cart and buy nothing meanwhile.',
      money: 'maybe',
      requestId: ids.requestId,
      correlationId: ids.correlationId,
    },
  };
}
