import { z } from 'zod';
import { dateTime, flag, id, text } from './common';

const address = z.object({ country: text.optional() }).optional().catch(undefined);

export const customer = z.object({
  id,
  companyProfile: z
    .object({ domain: text.optional(), companyName: text.optional(), address })
    .optional()
    .catch(undefined),
  billingProfile: z.object({ companyName: text.optional(), defaultAddress: address }).optional().catch(undefined),
});

export const validationStatus = z.object({ status: text.optional(), lastUpdateDateTime: dateTime.optional() });
export const directSigned = z.object({ isSigned: flag.optional() });
export const agreement = z.object({ type: text.optional(), dateAgreed: dateTime.optional() });
