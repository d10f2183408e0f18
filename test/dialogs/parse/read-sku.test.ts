import { canonicalSku } from '../../../dialogs/parse/read-sku';

test.each([
  ['d2s_v5', 'Standard_D2s_v5'],
  ['Standard_E4-2ds_v5', 'Standard_E4-2ds_v5'],
  ['basic a1', 'Basic_A1'],
  ['NV12ads_V710_v5', 'Standard_NV12ads_V710_v5'],
  ['ec96iads v5', 'Standard_EC96iads_v5'],
  ['d4', 'Standard_D4'],
  ['p2mv3', 'P2mv3'],
])('%s is spelt %s', (text, sku) => {
  expect(canonicalSku(text)).toBe(sku);
});

test.each(['', 'contoso', '3m', 'v5', 'x2', 'd2s_v55', 'z9_v1', 'SQLDB_GP_Compute_Gen5', 'd12345s_v5'])(
  '%j has not the shape of a size, and none is invented',
  (text) => {
    expect(canonicalSku(text)).toBeUndefined();
  },
);

test('what is unclear counts only where a SKU is expected', () => {
  expect(canonicalSku('d4', 'strong')).toBeUndefined();
  expect(canonicalSku('d4s', 'strong')).toBe('Standard_D4s');
});
