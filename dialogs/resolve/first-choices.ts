import { regionCodes, regionTitle } from '../words/regions';
import type { Choice } from './resolution';

/**
 * What the search fields of an empty form offer before anything is typed. A client that searches while typing asks for
 * the rest; the fields need some choices to be search fields at all.
 */
export const FIRST_SKUS: Choice[] = [
  'Standard_D2s_v5',
  'Standard_D4s_v5',
  'Standard_D8s_v5',
  'Standard_D16s_v5',
  'Standard_E2s_v5',
  'Standard_E4s_v5',
  'Standard_E8s_v5',
  'Standard_F4s_v2',
  'Standard_B2ms',
].map((sku) => ({ title: sku, value: sku }));

export function firstRegions(): Choice[] {
  return regionCodes().map((code) => ({ title: regionTitle(code), value: code }));
}
