import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as client from '@azure/arm-reservations';
import { readCommand } from '../../bot/commands/table';

const ROOT = path.resolve(__dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const section = /## What the Azure page offers[\s\S]*?(?=\n## )/.exec(readme)![0];
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:-|on the page|operation )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', write = '', proof = '']) => ({ what, write, proof }));
const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

/** Where a name in the last column is: a journey, or a path of a test. */
function isTest(name: string): boolean {
  const file = name.startsWith('test/') ? name : `test/journeys/${name}`;
  return existsSync(path.join(ROOT, `${file}.test.ts`));
}

/** What the page's request, answer and error are made of. */
const FIELDS = [
  ...['reservationOrderId', 'api-version', 'sku.name', 'location', 'reservedResourceType', 'billingScopeId', 'term'],
  ...['billingPlan', 'quantity', 'displayName', 'appliedScopeType', 'appliedScopes', 'appliedScopeProperties'],
  ...['subscriptionId', 'resourceGroupId', 'managementGroupId', 'tenantId', 'instanceFlexibility', 'renew'],
  ...['reviewDateTime', 'id', 'name', 'type', 'etag', 'systemData', 'requestDateTime', 'createdDateTime'],
  ...['benefitStartTime', 'expiryDate', 'expiryDateTime', 'originalQuantity', 'provisioningState', 'reservations'],
  ...['planInformation', 'pricingCurrencyTotal', 'startDate', 'nextPaymentDueDate', 'transactions', 'dueDate'],
  ...['paymentDate', 'status', 'billingCurrencyTotal', 'extendedStatusInfo', 'error.code', 'error.message'],
];

describe('what the README says of the Azure page', () => {
  it('has a row for every field', () => {
    const named = new Set(rows.flatMap(({ what }) => codeIn(what)).flatMap((code) => [code, code.split('.').at(-1)!]));
    expect(FIELDS.filter((field) => !named.has(field) && !named.has(field.split('.').at(-1)!))).toEqual([]);
  });

  it.each([
    ['reserved resource type', client.KnownReservedResourceType],
    ['term', client.KnownReservationTerm],
    ['billing plan', client.KnownReservationBillingPlan],
    ['applied scope type', client.KnownAppliedScopeType],
    ['instance flexibility', client.KnownInstanceFlexibility],
    ['provisioning state', client.KnownProvisioningState],
    ['payment status', client.KnownPaymentStatus],
    ['status code', client.KnownReservationStatusCode],
    ['creator', client.KnownCreatedByType],
  ])('names every %s', (_what, values) => {
    const missing = Object.values<string>(values).filter((value) => !new RegExp(`\\b${value}\\b`).test(section));
    expect(missing).toEqual([]);
  });

  it('names tests that exist, in every row', () => {
    expect(rows.length).toBeGreaterThan(30);
    const proofs = rows.map(({ what, proof }) => ({ what, missing: codeIn(proof).filter((name) => !isTest(name)) }));
    expect(proofs.filter(({ missing }) => missing.length > 0)).toEqual([]);
    expect(rows.filter(({ proof }) => codeIn(proof).length === 0)).toEqual([]);
    const below = section.split('\n').filter((line) => /^(?:- | {2})/.test(line));
    const named = codeIn(below.join(' ')).filter((name) => /^(?:azure-|after-|test\/)/.test(name));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !isTest(name))).toEqual([]);
  });

  it('names commands that there are', () => {
    const operations = rows.slice(rows.findIndex(({ what }) => what.startsWith('calculate a price')));
    const typed = operations.flatMap(({ write }) => codeIn(write)).map(filledIn);
    expect(typed.filter((text) => !readCommand(text))).toEqual([]);
  });

  it('leaves out no journey about Azure', () => {
    const journeys = readdirSync(path.join(ROOT, 'test/journeys')).flatMap(
      (file) => /^(azure[\w-]*)\.test/.exec(file)?.[1] ?? [],
    );
    const named = new Set(codeIn(section));
    expect(journeys.filter((name) => !named.has(name) && name !== 'azure-endings')).toEqual([]);
  });
});

/** "rename" and "refund <reservation> [quantity]" as somebody would type them. */
function filledIn(usage: string): string {
  const full: Record<string, string> = {
    rename: 'rename a b',
    rescope: 'rescope a shared',
    renewal: 'renewal a on',
    flexibility: 'flexibility a off',
    review: 'review a 2029-06-30',
    split: 'split a 1 2',
    merge: 'merge a b',
    archive: 'archive a',
    unarchive: 'unarchive a',
  };
  return (
    full[usage] ??
    usage
      .replace(/\s*\[[^\]]*\]/g, '')
      .replace(/<[^>]+>/g, 'a')
      .replace('…', 'a')
  );
}
