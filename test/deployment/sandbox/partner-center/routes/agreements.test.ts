import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

test.each([
  ['Contoso', 'Allowed'],
  ['Woodgrove Bank', 'UnderReview'],
  ['Wingtip Toys', 'NotAllowed'],
])('%s is %s', async (name, status) => {
  const reply = await started.api('GET', `/customers/${await started.customer(name)}/validationStatus?type=account`);
  expect(reply.json).toMatchObject({ type: 'account', status });
});

test('without a stored status the answer is 404 600074 in the newer shape', async () => {
  const reply = await started.api(
    'GET',
    `/customers/${await started.customer('Litware')}/validationStatus?type=account`,
  );
  expect(reply.status).toBe(404);
  expect(reply.json).toMatchObject({ code: 600074, errorName: 'AccountStatusNotFound', isRetryable: false });
});

test('the agreement is signed, attested or missing', async () => {
  const look = async (name: string) => {
    const of = `/customers/${await started.customer(name)}`;
    const signed = await started.api('GET', `${of}/directSignedMicrosoftCustomerAgreementStatus`);
    const attested = await started.api('GET', `${of}/agreements?agreementType=MicrosoftCustomerAgreement`);
    return [signed.at('isSigned'), attested.list().length];
  };
  expect(await look('Contoso')).toEqual([true, 0]);
  expect(await look('City Power & Light')).toEqual([false, 1]);
  expect(await look('Tailspin Toys')).toEqual([false, 0]);
});
