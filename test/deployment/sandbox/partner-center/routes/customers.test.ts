import type { Reply } from '../support/reply';
import { filterFor, start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const names = (reply: Reply) => reply.list().map((one) => (one.companyProfile as { companyName: string }).companyName);

test('all customers come page by page, each once', async () => {
  const seen: string[] = [];
  let page = await started.api('GET', '/customers?size=100');
  for (let pages = 1; ; pages++) {
    seen.push(...page.list().map((one) => String(one.id)));
    const uri = page.at('links.next.uri');
    if (typeof uri !== 'string') {
      expect(pages).toBe(3);
      break;
    }
    expect(uri.startsWith('/customers?')).toBe(true);
    page = await started.api('GET', uri, undefined, {
      [page.string('links.next.headers.0.key')]: page.string('links.next.headers.0.value'),
    });
  }
  expect(seen.length).toBe(240);
  expect(new Set(seen).size).toBe(240);
});

test('the filter finds beginnings of names without regard to case', async () => {
  expect(names(await started.api('GET', `/customers?size=0&filter=${filterFor('CONTOSO')}`))).toEqual([
    'Contoso',
    'Contoso Retail',
  ]);
  expect(names(await started.api('GET', `/customers?filter=${filterFor('müller & S')}`))).toEqual([
    'Müller & Söhne GmbH',
  ]);
  expect(names(await started.api('GET', `/customers?filter=${filterFor('O\'Neill "The')}`))).toHaveLength(1);
  expect(names(await started.api('GET', `/customers?filter=${filterFor('retail')}`))).toEqual([]);
  expect(names(await started.api('GET', `/customers?filter=${filterFor('contoso.on', 'Domain')}`))).toEqual([
    'Contoso',
  ]);
});

test('only starts_with is an operator', async () => {
  const refused = await started.api('GET', `/customers?filter=${filterFor('toso', 'CompanyName', 'substring')}`);
  expect(refused.status).toBe(400);
  expect(refused.at('code')).toBe('2000');
});

test('a customer has a market; without admin rights only the billing profile tells it', async () => {
  const full = await started.api('GET', `/customers/${(await started.customer('Contoso')).toUpperCase()}`);
  expect(full.at('companyProfile.address.country')).toBe('DE');
  const shy = await started.api('GET', `/customers/${await started.customer('Alpine Ski House')}`);
  expect(shy.at('companyProfile')).not.toHaveProperty('address');
  expect(shy.at('billingProfile.defaultAddress.country')).toBe('CH');
});

test('a stranger is no customer', async () => {
  const refused = await started.api('GET', '/customers/00000000-0000-0000-0000-000000000000');
  expect([refused.status, refused.at('code')]).toEqual([403, '20002']);
});
