import { percentilesOf } from './percentiles';
import type { RealStorm } from './real-storm';

type NumberIn<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T];

/** All rounds together; delays in milliseconds. */
export function addUp(rounds: readonly RealStorm[]) {
  const all = <K extends keyof RealStorm>(key: K) => rounds.map((round) => round[key]);
  const sum = (key: NumberIn<RealStorm>) => all(key).reduce((total, one) => total + one, 0);
  const states: Record<string, number> = {};
  for (const [state, count] of all('states').flatMap((one) => Object.entries(one))) {
    states[state] = (states[state] ?? 0) + count;
  }
  return {
    rounds: rounds.length,
    orders: sum('orders'),
    purchases: sum('purchases'),
    boughtMeanwhile: sum('boughtMeanwhile'),
    states,
    kills: sum('kills'),
    killsInPurchase: sum('killsInPurchase'),
    answersHeldBack: sum('answersHeldBack'),
    answersLost: sum('answersLost'),
    redisRestarts: sum('redisRestarts'),
    tailsCut: sum('tailsCut'),
    doublePurchases: all('doublePurchases').flat(),
    lostOrders: all('lostOrders').flat(),
    lostNotices: all('lostNotices').flat(),
    leftToReconcile: all('leftToReconcile').flat(),
    failures: all('failures').flat(),
    stillWaiting: sum('stillWaiting'),
    repliesTwice: sum('repliesTwice'),
    cardsTwice: sum('cardsTwice'),
    takenUpAfterMs: percentilesOf(all('takenUpAfter').flat()),
    heardAfterMs: percentilesOf(all('heardAfter').flat()),
    restedAfterSeconds: percentilesOf(all('restedAfter')),
  };
}
