import { runRealStorm } from './real-storm';
import { takeSnapshot } from './snapshot';

it('buys once and tells so, with real bots that are killed and a real Redis that loses its last writes', async () => {
  const snapshot = await takeSnapshot('standby');
  const storm = await runRealStorm({
    ...{ snapshot, orders: 24, seed: 1, seconds: 12, killsInPurchase: 3, mostBefore: 1 },
  }).finally(() => snapshot.remove());
  const { orders, purchases, kills, killsInPurchase, redisRestarts, tailsCut, states } = storm;
  process.stdout.write(
    `real processes: ${JSON.stringify({ orders, purchases, kills, killsInPurchase, redisRestarts, tailsCut, states })}\n`,
  );
  expect(storm).toMatchObject({ doublePurchases: [], lostOrders: [], lostNotices: [] });
  expect(storm.leftToReconcile.length).toBeLessThanOrEqual(tailsCut);
  expect(states.active).toBeGreaterThan(orders / 2);
  expect(kills).toBeGreaterThan(0);
  expect(tailsCut).toBeGreaterThan(0);
}, 900_000);
