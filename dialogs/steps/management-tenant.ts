import { isKnown, type Step } from './step';

export const managementTenantStep: Step = {
  slot: 'managementTenant',
  known: (draft) => isKnown(draft, 'managementTenant'),
  read: (text) => text.trim() || undefined,
};
