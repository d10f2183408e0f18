import { AZURE_SENTENCES } from './azure';
import { CODE_MEANINGS } from './code-meanings';
import { CODE_REMEDIES } from './code-remedies';
import { PARTNER_CENTER_SENTENCES } from './partner-center';

/** What the two back ends say. */
export const PROVIDER_SENTENCES: Record<string, string> = {
  ...AZURE_SENTENCES,
  ...CODE_MEANINGS,
  ...CODE_REMEDIES,
  ...PARTNER_CENTER_SENTENCES,
};
