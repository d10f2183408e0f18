import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examined } from '../../bot/doctor';
import { ADELE, ALEX } from '../../deployment/sandbox/people';
import { askingIn } from '../support/ask-bot';
import { startDesk, type TestDesk } from '../support/start-desk';

describe('one check', () => {
  const check = { name: 'Thing', remedy: 'Mend it.' };

  it('that hangs is a finding after its time, and holds nobody up', async () => {
    const found = await examined({ ...check, run: () => new Promise(() => undefined) }, 20);
    expect(found).toEqual([
      { name: 'Thing', outcome: 'fail', message: 'No answer within 0.02 s.', remedy: 'Mend it.' },
    ]);
  });

  it('that throws, at once or later, is a finding with what to do', async () => {
    const thrown = () => {
      throw new Error('secret details');
    };
    const [found] = await examined({ ...check, run: thrown }, 1000);
    expect(found).toMatchObject({ outcome: 'fail', remedy: 'Mend it.' });
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});

describe('doctor', () => {
  let desk: TestDesk;
  const ask = askingIn(() => desk.sandbox.teams);
  beforeAll(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'policy-')), 'policy.yaml');
    writeFileSync(file, `approve:\n  - id: ${ALEX.id}\noperate:\n  - id: ${ADELE.id}\n    name: Adele Vance\n`);
    desk = await startDesk({ BACK_ENDS: 'partner-center,azure', POLICY_FILE: file });
  }, 900_000);
  afterAll(() => desk.stop());

  it('tells operators, and nobody else, what is well and what to do about the rest', async () => {
    expect(await ask(ALEX, 'doctor', /That is for operators/)).not.toContain('Redis');
    const found = await ask(ADELE, 'doctor', /Health: \d+ well, \d+ to look at, 0 broken/);
    expect(found).toContain('Redis: append-only file: Redis writes an append-only file.');
    expect(found).toMatch(/⚠ Azure: resource provider\n.*Research lab \(NotRegistered\)/);
    expect(found).toMatch(/⚠ Azure: right to buy with Locked down/);
    expect(found).toContain('⚠ Bot registration');
    expect(found).toContain('Partner Center: app + user: It answers');
    expect(found).toContain('⚠ Partner Center: webhook');
  }, 900_000);

  it('tells what is broken first, and goes on with the rest', async () => {
    const body = { error: { code: 'InvalidAuthenticationToken', message: 'The token is no good.' } };
    desk.sandbox.azure.faults.add({ path: '/registration/events', fault: 'status', status: 401, body, times: 20 });
    const found = await ask(ADELE, 'doctor', /[1-9] broken/);
    desk.sandbox.azure.faults.clear();
    expect(found.indexOf('✖ Partner Center: app')).toBeLessThan(found.indexOf('⚠'));
    expect(found).toContain('Clock: This clock');
  }, 900_000);
});
