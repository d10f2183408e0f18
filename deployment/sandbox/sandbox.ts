import restify from 'restify';
import { mountPartnerCenter, type PartnerCenterSimulation } from './partner-center/mount';
import { mountAzure, type AzureSimulation } from './azure/mount';
import { mountTeams, type TeamsSimulation } from './teams/mount';

export interface SandboxOptions {
  /** 0 picks a free port. */
  port: number;
  /** The bot's POST /api/messages. */
  botEndpoint: string;
  /** The bearer token the simulated Microsoft services accept. */
  token: string;
  /** Everything generated follows from it: the same seed gives the same customers, SKUs and prices. */
  seed?: number;
  /** Milliseconds; how long the simulated services take for their slow things (registration, provisioning). */
  paceMs?: number;
  /** Partner Center sells only virtual machines of these series; everything when absent. */
  series?: readonly string[];
}

export interface Sandbox {
  url: string;
  partnerCenter: PartnerCenterSimulation;
  azure: AzureSimulation;
  teams: TeamsSimulation;
  close(): Promise<void>;
}

/** One loopback server that plays Microsoft: Partner Center, Azure Resource Manager, and Teams (connector and chat page). */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const server = restify.createServer({ name: 'sandbox', ignoreTrailingSlash: true });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  const partnerCenter = mountPartnerCenter(server, {
    token: options.token,
    seed: options.seed,
    paceMs: options.paceMs,
    series: options.series,
  });
  const azure = mountAzure(server, { token: options.token, seed: options.seed, paceMs: options.paceMs });
  const teams = mountTeams(server, { botEndpoint: options.botEndpoint });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  teams.listeningAt(url);
  return {
    url,
    partnerCenter,
    azure,
    teams,
    close: () =>
      new Promise((resolve) => {
        teams.close();
        server.server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
