import { isLoopback } from '../commerce/http/loopback';

/** The Teams connectors of the public, GCC, GCC High and DoD clouds. A token never goes anywhere else. */
const TEAMS_CONNECTORS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/**
 * Tells whether the bot may send to a service address named by an activity or a stored reference.
 * Unauthenticated, only loopback; otherwise only https to the known connectors and those configured.
 */
export function allowServiceUrls(options: { authenticated: boolean; extraHosts?: string }): (url: string) => boolean {
  const extra = (options.extraHosts ?? '').split(',').map((host) => host.trim().toLowerCase());
  const hosts = new Set([...TEAMS_CONNECTORS, ...extra.filter(Boolean)]);
  return (url) => {
    if (!URL.canParse(url)) return false;
    const parsed = new URL(url);
    if (!options.authenticated) return isLoopback(url);
    if (hosts.has(parsed.host.toLowerCase()) && isLoopback(url)) return true;
    return parsed.protocol === 'https:' && hosts.has(parsed.hostname.toLowerCase());
  };
}
