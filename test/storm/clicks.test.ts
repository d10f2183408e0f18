import { stormOfClicks } from './clicks';

const STORMS = 1000;

it('buys once, however often and by how many people Approve is pressed', async () => {
  const others = [];
  for (let seed = 1; seed <= STORMS; seed += 1) {
    const end = await stormOfClicks(seed);
    if (end.bought !== 1 || end.approvals !== 1 || end.state !== 'active') others.push({ seed, ...end });
  }
  expect(others).toEqual([]);
}, 900_000);
