import { LRUCache } from 'lru-cache';
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
  /** A few addresses are asked about several times a turn. */
  const known = new LRUCache<string, boolean>({ max: 100 });
  const examine = (url: string) => {
    if (!URL.canParse(url)) return false;
    const parsed = new URL(url);
    if (!options.authenticated) return isLoopback(url);
    if (hosts.has(parsed.host.toLowerCase()) && isLoopback(url)) return true;
    return parsed.protocol === 'https:' && hosts.has(parsed.hostname.toLowerCase());
  };
  return (url) => {
    const seen = known.get(url);
    if (seen !== undefined) return seen;
    const verdict = examine(url);
    known.set(url, verdict);
    return verdict;
  };
}
