import http from 'node:http';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { mountTeams, type TeamsSimulation } from '../../../../deployment/sandbox/teams/mount';
import type { InboundActivity } from '../../../../deployment/sandbox/teams/activity';

/** What the fake bot answers to an activity: HTTP status 200 and nothing unless told otherwise. */
export type Behaviour = (activity: InboundActivity) => unknown;

export interface Stage {
  url: string;
  teams: TeamsSimulation;
  /** Everything the bot heard. */
  heard: InboundActivity[];
  /** Calls the connector as the bot would. */
  connector(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown; headers: Headers }>;
  reply(activity: InboundActivity, message: unknown): Promise<string>;
  stopBot(): Promise<void>;
  close(): Promise<void>;
}

/** The Teams half of the sandbox with a bot of one function. A returned object becomes the HTTP body. */
export async function setStage(behaviour: (stage: Stage) => Behaviour, now?: () => number): Promise<Stage> {
  const heard: InboundActivity[] = [];
  let behave: Behaviour = () => undefined;
  const bot = http.createServer((req, res) => {
    void readBody(req).then(async (activity) => {
      heard.push(activity);
      const answer = (await behave(activity)) as { httpStatus?: number } | undefined;
      res.writeHead(answer?.httpStatus ?? 200, { 'content-type': 'application/json' });
      res.end(answer === undefined ? '' : JSON.stringify(answer));
    });
  });
  const botUrl = await listen(bot);
  const server = restify.createServer({ ignoreTrailingSlash: true });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  const teams = mountTeams(server, { botEndpoint: `${botUrl}/api/messages`, now });
  const url = await listen(server.server);
  teams.listeningAt(url);
  const stage: Stage = { url, teams, heard, ...handsOf(url), stopBot: () => stop(bot), close };
  behave = behaviour(stage);
  return stage;

  async function close(): Promise<void> {
    teams.close();
    await Promise.all([stop(bot), stop(server.server as http.Server)]);
  }
}

function handsOf(url: string): Pick<Stage, 'connector' | 'reply'> {
  const connector: Stage['connector'] = async (method, path, body) => {
    const response = await fetch(`${url}/teams/v3/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  const reply: Stage['reply'] = async ({ conversation, id }, message) => {
    const path = `conversations/${encodeURIComponent(conversation.id)}/activities/${encodeURIComponent(id)}`;
    const { body } = await connector('POST', path, message);
    return (body as { id: string }).id;
  };
  return { connector, reply };
}

export function cardMessage(card: unknown, extra: object = {}): unknown {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    ...extra,
  };
}

async function readBody(req: http.IncomingMessage): Promise<InboundActivity> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as InboundActivity;
}

async function listen(server: http.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: http.Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
