import type { Call } from '../storm/shop';

/** What happens at the chosen point. */
export type Blow =
  /** The process ends: nothing of it runs on. */
  | 'death'
  /** The caller gets an error, and the process lives on. */
  | 'lost reply';

export interface FuseOptions {
  /** The number of the point at which it blows; 0 for never. */
  at: number;
  side: 'before' | 'after';
  blow: Blow;
}

/**
 * Numbers every boundary that a bot crosses (a command to Redis, a call to the provider or to Teams) and blows at one of
 * them, before or after its effect. A dead bot's calls never come back and have no effect any more.
 */
export function createFuse({ at, side, blow }: FuseOptions) {
  let count = 0;
  let dead = false;
  const never = new Promise<never>(() => undefined);
  let where = '';
  const names: string[] = [];
  let die: () => void = () => undefined;
  const died = new Promise<'died'>((resolve) => {
    die = () => {
      dead = true;
      resolve('died');
    };
  });

  function strike(name: string): Promise<never> {
    where = `${at} ${name} (${side})`;
    if (blow === 'lost reply') return Promise.reject(new Error('socket hang up'));
    die();
    return never;
  }

  async function cross<T>(name: string, effect: () => T | Promise<T>): Promise<T> {
    if (dead) return never;
    names.push(name);
    const here = (count += 1) === at;
    if (here && side === 'before') return strike(name);
    const result = await effect();
    if (dead) return never;
    return here ? strike(name) : result;
  }

  const call: Call = (name, _kind, effect) => cross(name, effect);
  return {
    cross,
    call,
    died,
    /** Ends it from outside. */
    kill: () => die(),
    /** Where it blew; empty when the bot came to its end without reaching the point. */
    where: () => where,
    /** All points so far, in order. */
    names: () => names as readonly string[],
  };
}

export type Fuse = ReturnType<typeof createFuse>;
