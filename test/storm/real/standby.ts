import { setClockAhead } from './clock-ahead';
import '../../../bot/app';

/** A bot that has read its code and waits for its turn: then it opens the store, the queues and its port. */
process.once('message', ({ aheadMs }: { aheadMs: number }) => {
  setClockAhead(aheadMs);
  void import('../../../bot/index.js');
});
process.once('disconnect', () => process.exit());
// Without anybody to talk to, it was only to be compiled.
if (process.send) process.send('loaded');
