import { draw, guid } from '../data/chance';
import { refuseNewer } from '../http/api-error';
import { route, type Route } from '../http/call';
import type { World } from '../world/world';

/** What Microsoft says of the customer itself: account review and agreement. */
export function agreementRoutes(world: World): Route[] {
  return [
    route(
      'get',
      ['/customers/:customer/validationStatus', '/customers/:customer/validationstatus'],
      'user',
      ({ params }) => {
        const { id, validation } = world.customer(params.customer);
        if (validation === null) {
          throw refuseNewer(
            404,
            600074,
            'AccountStatusNotFound',
            `Account Status for the customer, ${id} was not found.`,
          );
        }
        return { body: { type: 'account', status: validation, lastUpdateDateTime: '2026-07-14T18:02:00' } };
      },
    ),
    route('get', '/customers/:customer/directSignedMicrosoftCustomerAgreementStatus', 'user', ({ params }) => ({
      body: { isSigned: world.customer(params.customer).agreement === 'signed' },
    })),
    route('get', '/customers/:customer/agreements', 'user', ({ params, query }) => {
      const customer = world.customer(params.customer);
      const wanted = ['microsoftcustomeragreement', '*'].includes((query.agreementtype ?? '').toLowerCase());
      const items = wanted && customer.agreement === 'attested' ? [attestation(world, customer.id)] : [];
      return { body: { totalCount: items.length, items } };
    }),
  ];
}

function attestation(world: World, customerId: string): Record<string, unknown> {
  const month = 1 + (draw(customerId, 'month') % 9);
  return {
    primaryContact: { firstName: 'Tove', lastName: 'Lind', email: 'tove@example.com', phoneNumber: '1234567890' },
    templateId: guid(world.seed, 'agreement template'),
    dateAgreed: `2024-0${month}-26T00:00:00`,
    type: 'MicrosoftCustomerAgreement',
    agreementLink: 'https://aka.ms/customeragreement',
  };
}
