import { z } from 'zod';
import type { Client } from '../../../../bot/commerce/partner-center/client';
import { allPages } from '../../../../bot/commerce/partner-center/pages';

/** A client that remembers its answers gives the same one again. */
function remembering(items: unknown[]) {
  const warnings: object[] = [];
  const log = { warn: (what: object) => void warnings.push(what) };
  const client = { json: () => Promise.resolve({ items }), options: { log } } as unknown as Client;
  return { client, warnings };
}

const PATH = { path: '/v1/things' };

test('an answer that is remembered is read once, and each who asks has a list of their own', async () => {
  let reads = 0;
  const thing = z.object({ id: z.string() }).transform(({ id }) => ({ id, nth: (reads += 1) }));
  const { client, warnings } = remembering([{ id: 'a' }, { id: 2 }, { id: 'b' }]);
  const first = await allPages(client, thing, PATH);
  first.pop();
  expect(await allPages(client, thing, PATH)).toEqual([
    { id: 'a', nth: 1 },
    { id: 'b', nth: 2 },
  ]);
  expect(warnings).toEqual([{ path: '/v1/things', dropped: 1 }]);
});

test('another answer, and the same one looked at as something else, is read anew', async () => {
  const { client } = remembering([{ id: 'a' }]);
  expect(await allPages(client, z.object({ id: z.string() }), PATH)).toEqual([{ id: 'a' }]);
  expect(await allPages(client, z.object({ name: z.string().default('none') }), PATH)).toEqual([{ name: 'none' }]);
  expect(await allPages(remembering([{ id: 'b' }]).client, z.object({ id: z.string() }), PATH)).toEqual([{ id: 'b' }]);
});
