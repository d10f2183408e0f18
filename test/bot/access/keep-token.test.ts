import type { AccessToken } from '@azure/core-auth';
import { keepToken } from '../../../bot/access/keep-token';

const MINUTE = 60_000;
let nowMs = 0;

function asked(answers: (Partial<AccessToken> | null)[]) {
  const scopes: unknown[] = [];
  const getToken = async (scope: string | string[]) => {
    const answer = answers[scopes.push(scope) - 1];
    if (answer === undefined) throw new Error('not now');
    return answer && { token: `t${scopes.length}`, expiresOnTimestamp: nowMs + 60 * MINUTE, ...answer };
  };
  const kept = keepToken({ getToken }, () => nowMs);
  return {
    scopes,
    tokenAt: async (ms: number, scope = 'a') => ((nowMs = ms), (await kept.getToken(scope))?.token),
    kept,
  };
}

describe('keepToken', () => {
  it('asks once while a token is good, and again five minutes before its end', async () => {
    const { scopes, tokenAt } = asked([{}, {}]);
    expect([await tokenAt(0), await tokenAt(54 * MINUTE), await tokenAt(55 * MINUTE)]).toEqual(['t1', 't1', 't2']);
    expect(scopes).toEqual(['a', 'a']);
  });

  it('asks again as soon as it was told to', async () => {
    const { tokenAt } = asked([{ refreshAfterTimestamp: 10 * MINUTE }, {}]);
    expect([await tokenAt(9 * MINUTE), await tokenAt(10 * MINUTE)]).toEqual(['t1', 't2']);
  });

  it('keeps tokens of different scopes apart', async () => {
    const { tokenAt } = asked([{}, {}]);
    expect([await tokenAt(0, 'a'), await tokenAt(0, 'b'), await tokenAt(0, 'a')]).toEqual(['t1', 't2', 't1']);
  });

  it('keeps neither a failure nor the absence of a token', async () => {
    const { tokenAt, scopes } = asked([null]);
    expect(await tokenAt(0)).toBeUndefined();
    await expect(tokenAt(0)).rejects.toThrow('not now');
    expect(scopes).toHaveLength(2);
  });

  it('leaves a challenge to the credential', async () => {
    const { kept, scopes } = asked([{}, {}]);
    await kept.getToken('a');
    expect((await kept.getToken('a', { claims: '{}' }))?.token).toBe('t2');
    expect(scopes).toEqual(['a', 'a']);
  });
});
