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

const soon = () => new Promise((resolve) => setImmediate(resolve));

it('begins at once, but no more than there are hands; the rest as hands get free', async () => {
  const { begun, here, end } = scene(2);
  here.start();
  expect(['a', 'b', 'c'].map((id) => here.begin(id))).toEqual([true, true, true]);
  expect(begun).toEqual(['a', 'b']);
  end('a');
  await soon();
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('does what somebody waits for before what was swept up, and nothing swept up twice', async () => {
  const { begun, here, end } = scene(1);
  here.start();
  here.begin('running');
  expect(['running', 'swept', 'swept'].map((id) => here.beginLater(id))).toEqual([true, true, true]);
  here.begin('urgent');
  for (const id of ['running', 'urgent', 'swept']) {
    end(id);
    await soon();
  }
  expect(begun).toEqual(['running', 'urgent', 'swept']);
});

it('does again what is called for while it runs, because something is new', async () => {
  const { begun, here, end } = scene(1);
  here.start();
  here.begin('a');
  here.begin('a');
  end('a');
  await soon();
  expect(begun).toEqual(['a', 'a']);
});

it('takes no more than it can remember', () => {
  const { here } = scene(1);
  here.start();
  const taken = Array.from({ length: 3000 }, (_, n) => here.begin(`R-${n}`)).filter(Boolean);
  expect(taken.length).toBeLessThan(2100);
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
