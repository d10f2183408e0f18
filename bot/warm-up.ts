import type { Commerce } from './commerce/commerce';
import type { Customers } from './customers';
import { asBotError } from './errors';
import type { Log } from './orders/purchase';

/** Reads customers and one market's catalogue ahead, so that the first person who asks need not wait for them. */
export async function warmUp(backEnds: readonly Commerce[], customers: Customers, log: Log): Promise<void> {
  for (const backEnd of backEnds) {
    try {
      const [first] = await backEnd.customers('');
      if (!first) continue;
      const { items } = await backEnd.catalogue({ customer: await customers.whole(first) });
      log.info({ backEnd: backEnd.backend, items: items.length }, 'the catalogue is at hand');
    } catch (error) {
      log.warn(
        { backEnd: backEnd.backend, code: asBotError(error).code },
        'reading ahead failed; it is read when asked for',
      );
    }
  }
}
