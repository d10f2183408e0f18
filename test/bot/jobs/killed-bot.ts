import { setTimeout as pause } from 'node:timers/promises';
import { openTestDesk, standingClock } from './test-desk';

/**
 * A bot that begins work and never ends it, to be killed in the middle: node killed-bot.ts <redis url> <prefix>.
 * Says "begun" for every order and notice it is holding.
 */
const [url = '', prefix = ''] = process.argv.slice(2);
const hang = async () => {
  process.stdout.write('begun\n');
  await pause(600_000);
};
void openTestDesk(url, prefix, () => ({ advance: hang, deliver: hang }), { clock: standingClock }).jobs.start();
