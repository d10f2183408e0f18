import { readConfig } from '../../bot/config';
import { KEEP_VARIABLES } from '../../bot/keep-days';
import { KEEP_DAYS } from '../../bot/store/retention';

const SANDBOX = {
  TEAMS_AUTH: 'none',
  PARTNER_CENTER_URL: 'http://127.0.0.1:1/partner-center',
  AZURE_RESOURCE_MANAGER_URL: 'http://127.0.0.1:1/arm',
};
const read = (env: Record<string, string>) => readConfig({ ...SANDBOX, ...env });

it('without a word everything is kept as long as ever', () => {
  expect(read({ KEEP_SEEN_DAYS: ' ' })).toMatchObject(KEEP_DAYS);
  expect(read({}).KEEP_NAMES_DAYS).toBeUndefined();
});

it.each([
  ['KEEP_SEEN_DAYS', 2, /not be acted on twice/],
  ['KEEP_DRAFTS_DAYS', 1, /next morning/],
  ['KEEP_BUTTONS_DAYS', 7, /as long as the approval/],
  ['KEEP_CHANGES_DAYS', 90, /return or an exchange/],
  ['KEEP_BATCHES_DAYS', 90, /requests wait/],
  ['KEEP_SPENDING_DAYS', 62, /cap could be spent twice/],
  ['KEEP_PEOPLE_DAYS', 7, /must be found/],
  ['KEEP_TOLD_DAYS', 30, /looked at again/],
  ['KEEP_NAMES_DAYS', 90, /must be named/],
] as const)('%s may be %i days, and not less, because of what would go wrong', (name, least, why) => {
  expect(read({ [name]: String(least) })[name]).toBe(least);
  for (const wrong of [String(least - 1), `${least}.5`, 'two', '-3', '40000']) {
    expect(() => read({ [name]: wrong })).toThrow(wrong === '40000' ? /is too many days/ : why);
    expect(() => read({ [name]: wrong })).toThrow(new RegExp(`${name} is `));
  }
});

it('every one of them is tested', () => {
  expect(Object.keys(KEEP_VARIABLES).sort()).toEqual([...Object.keys(KEEP_DAYS), 'KEEP_NAMES_DAYS'].sort());
});
