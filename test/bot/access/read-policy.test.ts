import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_POLICY, readPolicy } from '../../../bot/access/read-policy';

const directory = mkdtempSync(path.join(tmpdir(), 'desk-policy-'));
let files = 0;
function read(text: string) {
  const file = path.join(directory, `${(files += 1)}.yaml`);
  writeFileSync(file, text);
  return readPolicy(file);
}
const ID = '7e2d9c41-58af-4b03-9d6c-b2c3d4e5f6a7';

it.each(['deployment/policy.example.yaml', 'deployment/sandbox/policy.yaml'])('%s is a good policy', (file) => {
  expect(readPolicy(file).approve).not.toBe('everyone');
});

it('without a file anybody else may approve, and nobody operates', () => {
  expect(readPolicy(undefined)).toBe(DEFAULT_POLICY);
  expect(DEFAULT_POLICY).toMatchObject({ request: 'everyone', approve: 'everyone', operate: [], approvalsNeeded: 1 });
});

it('is refused where requests wait longer than their buttons are kept', () => {
  const file = path.join(directory, 'patient.yaml');
  writeFileSync(file, 'approvalLapsesAfterHours: 240');
  expect(readPolicy(file, { KEEP_BUTTONS_DAYS: 10 }).approvalLapsesAfterHours).toBe(240);
  expect(() => readPolicy(file, { KEEP_BUTTONS_DAYS: 9 })).toThrow(
    /KEEP_BUTTONS_DAYS is not at least 10: by the policy/,
  );
  expect(readPolicy(undefined, { KEEP_BUTTONS_DAYS: 7 })).toBe(DEFAULT_POLICY);
});

it('the simple fields of old are read as before, also as JSON', () => {
  expect(read(`request: [${ID}]\napprove:\n  - id: ${ID}\n    name: Megan\napprovalsNeeded: 2`)).toMatchObject({
    request: [{ id: ID }],
    approve: [{ id: ID, name: 'Megan' }],
    approvalsNeeded: 2,
    approvalLapsesAfterHours: 72,
  });
  expect(read(JSON.stringify({ approve: 'everyone', limits: { EUR: { oneApprover: 100 } } })).limits).toEqual({
    EUR: { oneApprover: '100' },
  });
});

it('all faults are named at once', () => {
  const bad = `
request: nobody
approve: [megan@example.com]
approvalsNeeded: 3
limits: { eur: { oneApprover: 1 }, EUR: { oneApprover: 10, twoApprovers: 5 } }
caps: [{ currency: EUR, per: week, amount: many }]
approvalHours: { from: '18:00', to: '8' }
timeZone: Mars/Olympus
channels: [{ id: a }, { id: a }]
elsewhere: maybe
approvals: 1
`;
  let message = '';
  try {
    read(bad);
  } catch (error) {
    message = (error as Error).message;
  }
  for (const field of [
    'request',
    'approve',
    'approvalsNeeded',
    'limits',
    'caps.0.per',
    'caps.0.amount',
    'timeZone',
    'channels',
    'elsewhere',
    'approvals',
  ]) {
    expect(message).toContain(field);
  }
  expect(message).toContain('entry 1 is neither');
  expect(message).toContain('must not fall');
});

it.each(['', '{}', 'null'])('an empty file (%j) is the default', (text) => {
  expect(read(text)).toEqual(DEFAULT_POLICY);
});

it.each(['[', 'approve: "a: b', 'just text', '- 1'])('what is no policy (%j) is refused', (text) => {
  expect(() => read(text)).toThrow(/POLICY_FILE/);
});
