import { runClickStorms } from './click-storm';
import { takeSnapshot } from './snapshot';

it('buys once over HTTP, however often ten people press Approve at two bots', async () => {
  const snapshot = await takeSnapshot('standby');
  const { storms, clicks, answers, others } = await runClickStorms({ snapshot, storms: 2, seed: 1 }).finally(
    snapshot.remove,
  );
  process.stdout.write(`clicks: ${JSON.stringify({ storms, clicks, answers, others })}\n`);
  expect(others).toEqual([]);
  expect(clicks).toBeGreaterThan(100);
}, 900_000);
