import { setTimeout as pause } from 'node:timers/promises';
import type { TokenCredential } from '@azure/core-auth';
import type { Policy } from './access/policy';
import type { BackEnds } from './back-ends';
import type { Config } from './config';
import { azureChecks } from './doctor/azure-checks';
import { hostChecks } from './doctor/host-checks';
import { partnerCenterChecks } from './doctor/partner-center-checks';
import type { Finding, HealthCheck } from './doctor/health-check';
import { asBotError } from './errors';
import type { Store } from './store/open-store';

export interface DoctorOptions {
  config: Config;
  store: Pick<Store, 'redis'>;
  backEnds: BackEnds;
  /** The bot's own, for Teams; none in the unauthenticated sandbox mode. */
  credential?: TokenCredential;
  policy: Policy;
  now(): Date;
}

/** Looks at everything the bot depends on; each check by itself, none longer than its time. */
export type Doctor = (limitMs?: number) => Promise<Finding[]>;

const LIMIT_MS = 15_000;

export function createDoctor(options: DoctorOptions): Doctor {
  const { azure, partnerCenter } = options.backEnds;
  const checks = [
    ...hostChecks(options),
    ...(azure ? azureChecks(azure) : []),
    ...(partnerCenter ? partnerCenterChecks(partnerCenter, options.config) : []),
  ];
  return async (limitMs = LIMIT_MS) => (await Promise.all(checks.map((check) => examined(check, limitMs)))).flat();
}

/** A check that fails or hangs is a finding like any other. */
export async function examined(check: HealthCheck, limitMs: number): Promise<Finding[]> {
  const { name, remedy } = check;
  const stop = new AbortController();
  const late = pause(limitMs, undefined, { signal: stop.signal, ref: false }).then(
    (): Finding[] => [{ name, outcome: 'fail', message: `No answer within ${limitMs / 1000} s.`, remedy }],
    (): Finding[] => [],
  );
  const answer = Promise.resolve()
    .then(() => check.run())
    .catch((error: unknown): Finding[] => {
      const { failure } = asBotError(error);
      return [
        {
          name,
          outcome: 'fail',
          message: failure.message,
          remedy: failure.code === 'INTERNAL' ? remedy : failure.remedy,
        },
      ];
    });
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
  }
}
