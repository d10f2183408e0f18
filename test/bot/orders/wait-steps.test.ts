import { stillInDoubt } from '../../../bot/orders/wait-steps';
import { sampleOrder } from '../../cards/sample-order';

const SINCE = Date.parse('2026-11-21T10:00:00Z');
const failure = { code: 'SILENT', message: 'No answer.', remedy: 'Wait.', money: 'maybe' } as const;
const order = sampleOrder({
  state: 'doubtful',
  provider: { requestId: 'q', since: new Date(SINCE).toISOString(), looks: 12 },
});
const after = (seconds: number) => stillInDoubt(order, failure, new Date(SINCE + seconds * 1000));

describe('an order in doubt', () => {
  it.each([
    [0, 60_000],
    [14 * 60 - 1, 60_000],
    [14 * 60 + 30, 30_000],
    [15 * 60 - 1, 1000],
  ])('is looked at again after %d s in time for people to be named', (seconds, pauseMs) => {
    expect(after(seconds)).toMatchObject({ event: 'wait', dueInMs: pauseMs });
  });

  it.each([15 * 60, 15 * 60 + 1])('names people after %d s, never "maybe" alone for longer', (seconds) => {
    expect(after(seconds)).toMatchObject({
      event: 'give-up',
      notices: [{ kind: 'card' }, { kind: 'reply', about: 'needs-human' }],
    });
  });
});
