import { runRealStorm } from './real-storm';

it('buys once and tells so, with real bots that are killed and a real Redis that loses its last writes', async () => {
  const storm = await runRealStorm({ orders: 24, seed: 1, seconds: 12, killsInPurchase: 3, restWithin: 600 });
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
