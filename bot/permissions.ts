import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/core-auth';
import { createGroupMembers } from './access/group-members';
import type { Policy } from './access/policy';
import { createStandings, type Standings } from './access/standing';
import type { Log } from './commerce/http/log';
import type { Config } from './config';
import { createRoster } from './notices/roster';
import { createWatchers } from './notices/watchers';
import type { Store } from './store/open-store';

export interface PermissionsOptions {
  config: Config;
  policy: Policy;
  store: Pick<Store, 'delegations'>;
  /** The bot's own: groups are looked up in the tenant whose people it serves. */
  credential: TokenCredential | undefined;
  mayTalkTo(serviceUrl: string): boolean;
  now(): Date;
  log: Log;
}

export interface Permissions {
  standingOf: Standings;
  /** Absent in submit mode. */
  watchersOf?: ReturnType<typeof createWatchers>;
}

/** What the policy is told about people: their groups from Microsoft Graph, their delegations from the store. */
export function createPermissions(options: PermissionsOptions): Permissions {
  const nowMs = () => options.now().getTime();
  const anonymous: TokenCredential = { getToken: async () => null };
  const members = createGroupMembers({
    url: options.config.GRAPH_URL,
    credential: options.credential ?? anonymous,
    newId: randomUUID,
    now: nowMs,
    log: options.log,
  });
  const { policy, store } = options;
  const standingOf = createStandings({
    policy,
    members,
    principalsOf: (person) => store.delegations.principalsOf(person, nowMs()),
  });
  if (options.config.CARD_ACTIONS !== 'execute') return { standingOf };
  return { standingOf, watchersOf: createWatchers({ policy, ...members, roster: createRoster(options) }) };
}

/** Without named approvers the bot works, but whoever runs it should know. */
export function warnOfOpenPolicy(policy: Policy, config: Config, log: Log): void {
  if (policy.approve !== 'everyone' || config.MicrosoftAppId === undefined) return;
  log.warn({}, 'no POLICY_FILE names approvers: anybody but the requester may approve');
}
