import { FAILURE_SENTENCES } from './failures';
import { HOST_SENTENCES } from './host';
import { PROVIDER_SENTENCES } from './providers';
import { REQUEST_SENTENCES } from './requests';
import { STATE_WORDS } from './states';

/** English sentences of the parts that know no reader, and their German twins. */
export const SENTENCES: Record<string, string> = {
  ...FAILURE_SENTENCES,
  ...REQUEST_SENTENCES,
  ...PROVIDER_SENTENCES,
  ...HOST_SENTENCES,
  ...STATE_WORDS,
};
