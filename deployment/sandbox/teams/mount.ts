import { mountChatApi } from './chat-api';
import { Connector } from './connector';
import { mountConnector } from './connector-routes';
import { file, type Server } from './http';
import { pageHtml, pageScript, pageStyles } from './page-files';
import { mountSandboxRoutes } from './sandbox-routes';
import { TeamsSimulation } from './simulation';

export type { TeamsSimulation } from './simulation';

export interface TeamsOptions {
  /** The bot's POST /api/messages. */
  botEndpoint: string;
  /** Epoch ms; the real clock by default. */
  now?: () => number;
}

/** Simulated Teams on a server: the Bot Connector under /teams, the chat page at /, its JSON interface under /chat. */
export function mountTeams(server: Server, { botEndpoint, now = Date.now }: TeamsOptions): TeamsSimulation {
  const teams = new TeamsSimulation(botEndpoint, now);
  const { directory, faults, rateLimit, calls } = teams;
  mountConnector(server, { connector: new Connector(teams.log, directory), directory, faults, rateLimit, calls });
  mountSandboxRoutes(server, teams);
  mountChatApi(server, teams);
  file(server, '/', 'text/html', pageHtml);
  file(server, '/chat/page.css', 'text/css', pageStyles);
  file(server, '/chat/page.js', 'text/javascript', pageScript);
  return teams;
}
