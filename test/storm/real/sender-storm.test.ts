import { runSenderStorm } from './sender-storm';
import { takeSnapshot } from './snapshot';

it('loses no notice, however often senders are killed while Teams takes one', async () => {
  const snapshot = await takeSnapshot('sender');
  const storm = await runSenderStorm({ snapshot, kills: 12, minutes: 5, seed: 1 }).finally(snapshot.remove);
  const { orders, kills, killsInSending, killsBetween, lostNotices, repliesTwice, cardsTwice } = storm;
  process.stdout.write(
    `senders: ${JSON.stringify({ orders, kills, killsInSending, killsBetween, lostNotices, repliesTwice, cardsTwice })}\n`,
  );
  expect(lostNotices).toEqual([]);
  expect(killsBetween).toBeGreaterThan(0);
  expect(orders).toBeGreaterThan(0);
}, 900_000);
