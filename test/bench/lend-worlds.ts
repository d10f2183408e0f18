import { startWorld, type Subject, type World, type WorldOptions } from './world';

/** For runs whose numbers mean nothing: what was started for one bench is lent to the next that needs the like. */
export function lendWorlds() {
  const worlds = new Map<string, { world: Promise<World>; bots: Lent; free: Promise<void> }>();

  async function lend(options: WorldOptions): Promise<World> {
    const kind = options.market?.file ?? 'sandbox';
    const kept = worlds.get(kind) ?? { world: startWorld(options), bots: lendBots(), free: Promise.resolve() };
    worlds.set(kind, kept);
    const before = kept.free;
    let giveBack = () => {};
    kept.free = new Promise((resolve) => (giveBack = resolve));
    await before;
    const world = await kept.world.catch((error: unknown) => {
      giveBack();
      throw error;
    });
    return {
      ...world,
      startBot: (over) => kept.bots.lend(world, over),
      stop: async () => {
        kept.bots.giveBackAll();
        giveBack();
      },
    };
  }

  return {
    startWorld: lend,
    stop: async () => {
      for (const { world } of worlds.values()) await (await world).stop();
    },
  };
}

type Lent = ReturnType<typeof lendBots>;

/** All of them look often, so that whoever looks at an order sees its end soon. */
const ALIKE = { FOLLOW_EVERY_MS: '200', SWEEP_EVERY_MS: '100' };

function lendBots() {
  const bots: { kind: string; bot: Subject; isFree: boolean }[] = [];
  return {
    async lend(world: World, { CARD_ACTIONS = '' }: Record<string, string> = {}): Promise<Subject> {
      let lent = bots.find(({ kind, isFree }) => isFree && kind === CARD_ACTIONS);
      if (!lent) {
        const bot = await world.startBot({ ...ALIKE, ...(CARD_ACTIONS && { CARD_ACTIONS }) });
        lent = { kind: CARD_ACTIONS, bot, isFree: false };
        bots.push(lent);
      }
      const taken = lent;
      taken.isFree = false;
      return { ...taken.bot, stop: async () => void (taken.isFree = true) };
    },
    giveBackAll: () => bots.forEach((one) => (one.isFree = true)),
  };
}
