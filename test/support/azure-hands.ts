import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import type { Sandbox } from '../../deployment/sandbox/sandbox';
import { handsOn, PATIENCE_MS } from './hands';

/** A request with nothing left to ask; 3,342.60 EUR in the sandbox. */
export const COMPLETE =
  'buy 3 Standard_D2s_v5 in westeurope for Lamna Healthcare, subscription Clinical systems, 3 years, monthly';

/** What an Azure test does again and again. */
export function azureHands(sandbox: () => Sandbox) {
  const teams = () => sandbox().teams;
  const azure = () => sandbox().azure;
  const hands = () => handsOn(teams());
  const purchases = () => azure().calls.filter(({ method }) => method === 'PUT');
  const said = (thread: string) =>
    teams().messages(thread).map(hands().wordsOf).join('\n').replaceAll('\\', '').replaceAll('\u00A0', ' ');
  /** Alex asks in a new thread of the channel; answers the thread. */
  async function ask(text: string): Promise<string> {
    await teams().say(ALEX, teams().places.purchases, text);
    return hands().threadOf(ALEX);
  }
  return {
    ...{ teams, azure, said },
    /** Purchase calls on the wire, whether they reached the service or not. */
    puts: () => azure().count('PUT', '/reservationOrders/'),
    orders: () => [...azure().world.orders.values()],
    /** The body of the last price calculation. */
    priced: () => azure().calls.findLast(({ path }) => path.endsWith('/calculatePrice'))?.body as PurchaseRequest,
    /** The body of the last purchase that reached the service. */
    purchased: () => purchases().at(-1)?.body as PurchaseRequest,
    ask,
    async reply(thread: string, text: string): Promise<void> {
      const replyTo = thread.split('messageid=')[1];
      await teams().say(ALEX, teams().places.purchases, text, { replyTo });
    },
    /** Asks, confirms and approves; answers the thread. */
    async approved(text = COMPLETE): Promise<string> {
      const thread = await ask(text);
      await hands().press(ALEX, 'Confirm', {}, thread);
      await hands().press(MEGAN, 'Approve', {}, thread);
      return thread;
    },
    /** Waits until the thread says this; answers everything that is said there, without escapes. */
    async hears(thread: string, words: RegExp): Promise<string> {
      await teams().waitFor(() => words.test(said(thread)), PATIENCE_MS);
      return said(thread);
    },
  };
}

/** Waits for something that nobody says in the chat. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It did not come true: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface PurchaseRequest {
  sku: { name: string };
  location: string;
  properties: Record<string, unknown> & { reservedResourceType: string };
}
