import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const daysUntil = (date: unknown) => Math.round((Date.parse(String(date)) - Date.now()) / 86_400_000);

test('the past left reservations that end soon, and each artifact can be followed', async () => {
  const of = `/customers/${await started.customer('Northwind Traders')}`;
  const all = await started.api('GET', `${of}/entitlements?entitlementType=reservedInstance&showExpiry=true`);
  const days = all.list().map((one) => daysUntil(one.expiryDate));
  expect(days.some((left) => left >= 23 && left <= 26)).toBe(true);
  for (const [index, entitlement] of all.list().entries()) {
    const artifact = await started.api('GET', all.string(`items.${index}.entitledArtifacts.0.link.uri`));
    expect(artifact.at('virtualMachineReservations.0.quantity')).toBe(entitlement.quantity);
    expect(artifact.at('virtualMachineReservations.0.reservationId')).toBe(
      all.at(`items.${index}.entitledArtifacts.0.resourceId`),
    );
  }
});

test('both forms of the link occur', async () => {
  const forms = new Set<string>();
  for (const name of ['Northwind Traders', 'Adventure Works Cycles', 'Wide World', 'Coho Winery', 'Müller']) {
    const all = await started.api('GET', `/customers/${await started.customer(name)}/entitlements`);
    for (const [index] of all.list().entries()) {
      forms.add(all.string(`items.${index}.entitledArtifacts.0.artifactType`));
    }
  }
  expect([...forms].sort()).toEqual(['reservedinstance', 'virtualmachinereservedinstance']);
});

test('other kinds of entitlements are empty', async () => {
  const of = `/customers/${await started.customer('Northwind Traders')}`;
  expect((await started.api('GET', `${of}/entitlements?entitlementType=software`)).list()).toEqual([]);
});
