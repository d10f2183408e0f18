import restify from 'restify';
import {
  mountPartnerCenter,
  type PartnerCenterSimulation,
} from '../../../../../deployment/sandbox/partner-center/mount';
import { Reply } from './reply';

export interface Started {
  url: string;
  simulation: PartnerCenterSimulation;
  /** With the static token unless headers say otherwise; strings are sent as they are. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** The same below /partner-center/v1. */
  api: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  customer: (name: string) => Promise<string>;
  close: () => Promise<void>;
}

const TOKEN = 'test-token';

/** A server of its own with nothing but the simulated Partner Center, whose slow things take no time. */
export async function start(options: { paceMs?: number; seed?: number } = {}): Promise<Started> {
  const server = restify.createServer({ name: 'test', ignoreTrailingSlash: true });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  const simulation = mountPartnerCenter(server, { token: TOKEN, paceMs: 0, ...options });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const call: Started['call'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', ...headers },
    });
    return new Reply(answer.status, answer.headers, Buffer.from(await answer.arrayBuffer()));
  };
  const api: Started['api'] = (method, path, body, headers) => call(method, `/partner-center/v1${path}`, body, headers);
  return {
    url,
    simulation,
    call,
    api,
    customer: async (name) => (await api('GET', `/customers?size=0&filter=${filterFor(name)}`)).string('items.0.id'),
    close: () =>
      new Promise((resolve) => {
        server.server.closeAllConnections();
        void server.close(() => {
          resolve();
        });
      }),
  };
}

export function filterFor(value: string, field = 'CompanyName', operator = 'starts_with'): string {
  return encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }));
}
