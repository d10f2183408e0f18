import type { DoctorOptions } from '../doctor';
import { checkDurability } from '../store/durability';
import type { HealthCheck } from './health-check';

const SCOPE = 'https://api.botframework.com/.default';
const SKEW_WARN_MS = 5000;
const SKEW_FAIL_MS = 60_000;

/** What the bot stands on: Redis, clock, its own identity, its policy. */
export function hostChecks({ store, credential, policy, config, now }: DoctorOptions): HealthCheck[] {
  return [
    {
      name: 'Redis',
      remedy: 'Start Redis, or correct REDIS_URL.',
      run: async () =>
        (await checkDurability(store.redis)).map((check) => ({ ...check, name: `Redis: ${check.name}` })),
    },
    {
      name: 'Clock',
      remedy: 'Let both machines keep time by NTP.',
      async run() {
        const [seconds, micros] = await store.redis.time();
        const skewMs = Math.abs(now().getTime() - (Number(seconds) * 1000 + Number(micros) / 1000));
        const outcome = skewMs > SKEW_FAIL_MS ? 'fail' : skewMs > SKEW_WARN_MS ? 'warn' : 'pass';
        const message = `This clock and that of Redis differ by ${Math.round(skewMs)} ms; it is ${now().toISOString()}.`;
        return [{ name: this.name, outcome, message, ...(outcome === 'pass' ? {} : { remedy: this.remedy }) }];
      },
    },
    {
      name: 'Bot registration',
      remedy: 'Check MicrosoftAppId, its tenant and its secret or certificate in Entra ID.',
      async run() {
        if (!credential) {
          const message = 'The bot runs without authentication, on loopback only.';
          return [{ name: this.name, outcome: 'warn', message, remedy: 'Set MicrosoftAppId to serve real people.' }];
        }
        const token = await credential.getToken(SCOPE);
        if (!token) throw new Error('no token');
        return [{ name: this.name, outcome: 'pass', message: 'Entra ID gives the bot a token for Teams.' }];
      },
    },
    {
      name: 'Policy',
      remedy: 'Name approvers in POLICY_FILE.',
      async run() {
        const isOpen = policy.approve === 'everyone';
        const message = isOpen
          ? `${config.POLICY_FILE ? 'The policy names no approvers' : 'No POLICY_FILE is set'}: anybody but the requester may approve.`
          : `The policy is loaded; it names ${policy.approve.length} approvers or groups.`;
        return [
          { name: this.name, outcome: isOpen ? 'warn' : 'pass', message, ...(isOpen ? { remedy: this.remedy } : {}) },
        ];
      },
    },
  ];
}
