import { z } from 'zod';
import { maybe, maybeText, Page } from './parts';

const Texts = z.array(z.string());

/** https://learn.microsoft.com/rest/api/reserved-vm-instances/get-catalog/get-catalog */
export const CatalogEntry = z.object({
  resourceType: maybeText,
  name: z.string(),
  terms: maybe(Texts),
  /** Term → billing plans. */
  billingPlans: maybe(z.record(z.string(), maybe(Texts))),
  locations: maybe(Texts),
  skuProperties: maybe(z.array(z.object({ name: z.string(), value: maybeText }))),
  restrictions: maybe(z.array(z.object({ type: maybeText, values: maybe(Texts), reasonCode: maybeText }))),
});
export type CatalogEntry = z.infer<typeof CatalogEntry>;

/** Older answers are a bare array without pages. */
export const CatalogPage = z.union([
  z.array(CatalogEntry).transform((value) => ({ value, nextLink: undefined })),
  Page(CatalogEntry),
]);
