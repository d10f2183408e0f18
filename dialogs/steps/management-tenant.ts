import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const managementTenantStep: Step = {
  slot: 'managementTenant',
  known: (draft) => isKnown(draft, 'managementTenant'),
  ask: () => ({
    slot: 'managementTenant',
    text: 'In which tenant is the management group?',
    choices: [],
    example: SLOT_INFO.managementTenant.example,
  }),
  read: (text) => text.trim() || undefined,
};
