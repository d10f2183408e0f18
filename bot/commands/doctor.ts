import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import type { Finding } from '../doctor/health-check';
import type { Command } from './command';
import { sayList, wordsFor } from './say-list';

const GRAVITY: Record<Finding['outcome'], number> = { fail: 0, warn: 1, pass: 2 };

export const doctor: Command = {
  name: 'doctor',
  pattern: /^doctor$/i,
  usage: 'doctor',
  example: 'doctor',
  what: 'checks everything I depend on and says what to do about it (operators)',
  needs: 'operate',
  async run(turn, _given, { doctor: examine, replies }) {
    const findings = await examine();
    const texts = wordsFor(replies);
    const words = texts.afterPurchase.doctor;
    const count = (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).length;
    const wrong = findings.filter(({ outcome }) => outcome !== 'pass');
    wrong.sort((a, b) => GRAVITY[a.outcome] - GRAVITY[b.outcome]);
    const well = findings.filter(({ outcome }) => outcome === 'pass');
    await sayList(turn, replies, {
      title: fillIn(words.title, { pass: count('pass'), warn: count('warn'), fail: count('fail') }),
      isOneThing: true,
      lines: [
        ...wrong.map(({ name, outcome, message, remedy }) => ({
          title: `${words.marks[outcome]} ${said(name, texts)}`,
          details: [said(message, texts), ...(remedy ? [fillIn(words.remedy, { remedy: said(remedy, texts) })] : [])],
        })),
        {
          title: `${words.marks.pass} ${words.well}`,
          details: well.map(({ name, message }) => `${said(name, texts)}: ${said(message, texts)}`),
        },
      ],
    });
  },
};
