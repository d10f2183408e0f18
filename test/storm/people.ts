import type { Verb } from '../../bot/desk';
import type { Person } from '../../bot/people';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST } from '../cards/sample-order';
import type { Replica } from './replica';
import type { World } from './world';

const LOOK_EVERY_MS = 45_000;

/**
 * One request's people: somebody asks and confirms, somebody else approves, and they press again what did not work.
 * Resolves to the order's id once it left their hands.
 */
export async function askAndApprove(world: World, replicas: () => Replica[]): Promise<string> {
  const { simulation, troubles, store } = world;

  function anyBot() {
    const living = replicas().filter((replica) => replica.alive());
    return living[Math.floor(simulation.chance() * living.length)]?.bot;
  }

  /** One delivery of a click: to any bot, and what comes of it is seen on the card, not in the answer. */
  async function click(verb: Verb, ticket: string, person: Person, laterMs = 0): Promise<void> {
    await simulation.sleep(laterMs + simulation.between(10, 300));
    const bot = anyBot();
    if (!bot) return;
    world.ledger.pressed(ticket);
    const pressed = bot.press(verb, ticket, person).then(
      (order) =>
        world.tell(() => `${person.name} presses ${verb} → ${order ? `${order.id} ${order.state}` : 'too old'}`),
      () => undefined,
    );
    // Teams does not wait longer, and a bot that died never answers.
    await Promise.race([pressed, simulation.sleep(15_000)]);
  }

  async function request(): Promise<string> {
    for (;;) {
      const quantity = 1 + Math.floor(simulation.chance() * 5);
      const asked = anyBot()?.request(ALEX, { ...SAMPLE_REQUEST, quantity });
      const order = await Promise.race([asked?.catch(() => null), simulation.sleep(15_000)]);
      if (order) return order.id;
      await simulation.sleep(LOOK_EVERY_MS);
    }
  }

  async function approve(ticket: string): Promise<void> {
    const clicks = [click('approve', ticket, MEGAN)];
    if (troubles.strikes('double click')) clicks.push(click('approve', ticket, MEGAN, 150));
    if (troubles.strikes('two approvers at once')) clicks.push(click('approve', ticket, ADELE));
    if (troubles.strikes('click delivered again later')) clicks.push(click('approve', ticket, MEGAN, 30_000));
    if (troubles.strikes('clicks out of order')) clicks.unshift(click('confirm', ticket, ALEX, 20_000));
    if (troubles.strikes('rejected and approved at once')) clicks.push(click('reject', ticket, ADELE));
    if (troubles.strikes('withdrawn during approval'))
      clicks.push(click('withdraw', ticket, ALEX, simulation.between(0, 5000)));
    if (troubles.strikes('requester presses approve')) clicks.unshift(click('approve', ticket, ALEX));
    await Promise.all(clicks);
  }

  let id = await request();
  for (;;) {
    const order = store.entries().get(id)?.order;
    if (!order) {
      // The store forgot the request before anybody decided on it: it is asked for anew.
      id = await request();
    } else if (order.state === 'quoted') await click('confirm', order.ticket, ALEX);
    else if (order.state === 'pending') await approve(order.ticket);
    else if (simulation.is(0.02) && order.state === 'approved' && troubles.strikes('withdrawn during approval')) {
      await click('withdraw', order.ticket, ALEX);
    } else if (
      ['active', 'failed', 'needs-human', 'cancelled', 'rejected', 'lapsed'].includes(order.state) &&
      troubles.over()
    ) {
      return id;
    }
    await simulation.sleep(LOOK_EVERY_MS * (0.5 + simulation.chance()));
  }
}
