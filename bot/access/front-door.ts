import { isLoopback } from '../commerce/http/loopback';
import { type Config } from '../config';
import { createActivityCheck, type Refusal } from './check-activity';
import { createBearerCheck } from './check-bearer';
import { createFloodGate } from './flood-gate';

/** What stands between an HTTP request and a turn. */
export interface FrontDoor {
  /** Absent without authentication. */
  mayBeChannel?: (authorization: string) => boolean;
  refusalOf: (activity: unknown) => Refusal | undefined;
  mayGoOn: (tenantId: string, personId: string) => boolean;
  isOurTenant: (tenantId: string) => boolean;
  /** The address to listen at. */
  host: string;
}

export function createFrontDoor(config: Config, mayTalkTo: (url: string) => boolean, now: () => Date): FrontDoor {
  const appId = config.MicrosoftAppId;
  const tenants = tenantsOf(config);
  const authenticated = appId !== undefined;
  return {
    mayBeChannel: authenticated ? createBearerCheck({ appId, issuer: config.BOT_TOKEN_ISSUER, now }) : undefined,
    refusalOf: createActivityCheck({ authenticated, mayTalkTo, tenants }),
    mayGoOn: createFloodGate({
      perPerson: config.ACTIVITIES_PER_PERSON,
      perTenant: config.ACTIVITIES_PER_TENANT,
      now: () => now().getTime(),
    }),
    isOurTenant: (tenantId) => !authenticated || tenants.includes(tenantId.toLowerCase()),
    host: authenticated && !hasLocalIssuer(config) ? '0.0.0.0' : '127.0.0.1',
  };
}

function tenantsOf(config: Config): string[] {
  const own = config.MicrosoftAppTenantId ? [config.MicrosoftAppTenantId] : [];
  return (config.TEAMS_TENANTS ?? own).map((id) => id.toLowerCase());
}

/** With an issuer on this machine everybody on it can sign: such a bot is not for others. */
function hasLocalIssuer(config: Config): boolean {
  return config.BOT_OPENID_METADATA_URL !== undefined && isLoopback(config.BOT_OPENID_METADATA_URL);
}
