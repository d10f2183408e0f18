import { createWorkHere } from '../../../bot/jobs/work-here';

function scene(hands: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const here = createWorkHere(hands, (id) => {
    begun.push(id);
    return new Promise((resolve) => ends.set(id, resolve));
  });
  return { begun, here, end: (id: string) => ends.get(id)!() };
}

it('begins at once, but not more than there are hands', async () => {
  const { begun, here, end } = scene(2);
  here.start();
  expect(['a', 'b', 'c'].map((id) => here.begin(id))).toEqual([true, true, false]);
  end('a');
  await new Promise((resolve) => setImmediate(resolve));
  expect(here.begin('d')).toBe(true);
  expect(begun).toEqual(['a', 'b', 'd']);
});

it('begins nothing before it is started and nothing at rest', async () => {
  const { here } = scene(2);
  expect(here.begin('a')).toBe(false);
  here.start();
  expect(await here.rest(1000)).toBe(true);
  expect(here.begin('a')).toBe(false);
});

it('waits at rest for what runs, but not longer than its limit', async () => {
  const { here, end } = scene(2);
  here.start();
  here.begin('a');
  expect(await here.rest(10)).toBe(false);
  const rested = here.rest(60_000);
  end('a');
  expect(await rested).toBe(true);
});
