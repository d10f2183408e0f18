import { tokenise } from '../../../dialogs/parse/tokens';

function kinds(text: string): string[] {
  return tokenise(text).map(({ kind, text: piece }) => `${kind}:${piece}`);
}

test.each<[string, string[]]>([
  ['D2s_v5 three-year', ['word:D2s', 'word:v5', 'word:three', 'word:year']],
  ['3xD2s_v5', ['number:3', 'word:x', 'word:D2s', 'word:v5']],
  ['contoso.com, Inc.', ['domain:contoso.com', 'mark:,', 'word:Inc.']],
  ['"Contoso Ltd"', ['quoted:Contoso Ltd']],
  ["O'Reilly", ["word:O'Reilly"]],
  ["for 'Contoso Ltd' ‚Söhne‘", ['word:for', 'quoted:Contoso Ltd', 'quoted:Söhne']],
  ['Maersk A/S Örsted', ['word:Maersk', 'word:A/S', 'word:Örsted']],
  ['½ ×2', ['word:½', 'mark:×', 'number:2']],
  ['1,000 2.5', ['number:1,000', 'number:2.5']],
  ['{4a6f1c2e-8b3d-4e5f-9a7b-1c2d3e4f5a6b}', ['guid:4a6f1c2e-8b3d-4e5f-9a7b-1c2d3e4f5a6b']],
  ['/subscriptions/x/resourceGroups/y z', ['resource:/subscriptions/x/resourceGroups/y', 'word:z']],
  ['2027-06-30', ['date:2027-06-30']],
  ['end.', ['word:end', 'mark:.']],
  ['a\nb', ['word:a', 'mark:\n', 'word:b']],
  ['😀', ['mark:😀']],
])('%j', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test('pieces of one word share its number, others do not', () => {
  expect(tokenise('D2s_v5 x').map(({ word }) => word)).toEqual([1, 1, 2]);
});
