import type { Person } from '../../bot/people';

/** The sandbox company's tenant and the people one can be in the sandbox page. All made up. */
export const SANDBOX_TENANT = '5d0f9a3c-7b1e-4c26-9a84-2f6e1c0b7d35';

function person(name: string, id: string, mri: string): Person {
  return { tenantId: SANDBOX_TENANT, id, name, mri };
}

export const ALEX = person('Alex Wilber', '0c6b1f7e-3a52-4d19-8e47-a1b2c3d4e5f6', '29:alex-wilber');
export const MEGAN = person('Megan Bowen', '7e2d9c41-58af-4b03-9d6c-b2c3d4e5f6a7', '29:megan-bowen');
export const ADELE = person('Adele Vance', 'b93f5a60-1c7d-4e8b-a250-c3d4e5f6a7b8', '29:adele-vance');

export const PEOPLE: readonly (Person & { role: string })[] = [
  { ...ALEX, role: 'requester' },
  { ...MEGAN, role: 'approver' },
  { ...ADELE, role: 'finance' },
];

/** Teams' address of the bot in the sandbox. */
export const SANDBOX_BOT = { id: '28:reservation-desk', name: 'Reservation Desk' };
