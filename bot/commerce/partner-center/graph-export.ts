import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { botError, providerError } from '../../errors';
import { readJson } from '../http/read-json';
import { isLoopback } from '../http/loopback';
import { retryAfterMs } from '../http/retry-after';
import { createService, type Service } from '../http/service';
import { ID_HEADERS, parseAnswer, readFrom, type Client } from './client';
import type { Period } from './invoice-lines';
import { errorOf, silenceError } from './read-failure';
import { exportOperation, invoiceLine, manifest, type RawInvoiceLine } from './schemas/invoices';

const BASE = '/v1.0/reports/partners/billing';
const LONGEST_WAIT_MS = 5 * 60_000;
/** What Graph says when there is nothing to export. */
const NO_DATA = '5000';

/** Lines of an invoice by the asynchronous export. Source: Microsoft Graph, "billedReconciliation: export". */
export function exportBilled(client: Client, invoiceId: string): Promise<RawInvoiceLine[]> {
  return exported(client, `${BASE}/reconciliation/billed/export`, { invoiceId, attributeSet: 'full' });
}

/** Lines not invoiced yet. Source: Microsoft Graph, "unbilledReconciliation: export". */
export function exportUnbilled(client: Client, wanted: Period): Promise<RawInvoiceLine[]> {
  return exported(client, `${BASE}/reconciliation/unbilled/export`, {
    currencyCode: wanted.currency,
    billingPeriod: wanted.period === 'current' ? 'current' : 'last',
    attributeSet: 'full',
  });
}

async function exported(client: Client, path: string, body: object): Promise<RawInvoiceLine[]> {
  const operation = await start(client, path, body);
  const location = await finished(client, operation);
  if (!location) return [];
  const files = await readFrom(client.graph, manifest, { path: location, as: 'app', repeat: 'transient' });
  const store = blobStore(client, files.rootDirectory);
  const parts = await Promise.all(files.blobs.map(({ name }) => readBlob(store, files, name)));
  return parts.flat();
}

/** Address of the operation that prepares the export. */
async function start(client: Client, path: string, body: object): Promise<string> {
  const outcome = await client.graph.send({ method: 'POST', path, body, as: 'app', repeat: 'throttled' });
  if (!outcome.arrived) throw silenceError(client.graph.name, outcome);
  if (outcome.status < 200 || outcome.status >= 300) throw errorOf(outcome);
  if (outcome.headers.location) return outcome.headers.location;
  const { id } = parseAnswer(client.graph.name, exportOperation, outcome);
  return `${BASE}/operations/${encodeURIComponent(id ?? '')}`;
}

/** Waits for the operation; the address of its manifest, or nothing when there is no data. A failure comes with status 200. */
async function finished(client: Client, path: string): Promise<string | undefined> {
  const until = client.options.clock() + LONGEST_WAIT_MS;
  while (client.options.clock() < until) {
    const outcome = await client.graph.send({ path, as: 'app', repeat: 'transient' });
    if (!outcome.arrived) throw silenceError(client.graph.name, outcome);
    if (outcome.status !== 200) throw errorOf(outcome);
    const operation = parseAnswer(client.graph.name, exportOperation, outcome);
    const status = operation.status?.toLowerCase();
    if (status === 'succeeded') return manifestOf(operation);
    if (status === 'failed') return failed(operation);
    const asked = retryAfterMs(outcome.headers, '', client.options.clock());
    await pause(Math.min(asked ?? client.options.followAfterMs ?? 10_000, LONGEST_WAIT_MS));
  }
  throw botError('PROVIDER_UNREACHABLE', {
    provider: client.graph.name,
    why: 'the export takes longer than five minutes',
  });
}

function manifestOf(operation: z.output<typeof exportOperation>): string {
  const link = operation['resourceLocation@odata.navigationLink'] ?? operation.resourceLocation;
  if (!link) throw botError('PROVIDER_UNREADABLE', { provider: 'Microsoft Graph', why: 'the export names no result' });
  return /^(https?:|\/)/i.test(link) ? link : `${BASE}/manifests/${encodeURIComponent(link)}`;
}

function failed({ error }: z.output<typeof exportOperation>): undefined {
  if (error?.code === NO_DATA) return undefined;
  const message = `Microsoft could not export the lines: ${error?.message ?? 'no reason given'}.`;
  const remedy = 'Try again in an hour.';
  throw providerError({ code: error?.code ?? 'EXPORT_FAILED', message, remedy, money: 'none' }, true);
}

/** The blobs' own host, without a token: the signature in the address is the right to read. */
function blobStore(client: Client, rootDirectory: string): Service {
  const { protocol, hostname, origin } = new URL(rootDirectory);
  const ours = isLoopback(client.options.graphUrl) && isLoopback(rootDirectory);
  if (!ours && !(protocol === 'https:' && hostname.endsWith('.blob.core.windows.net'))) {
    throw botError('PROVIDER_UNREADABLE', { provider: 'Microsoft Graph', why: `the export leads to ${hostname}` });
  }
  const { newId, clock, log, backoffMs } = client.options;
  return createService({
    ...{ name: 'Azure Storage', url: origin, credentials: {}, scopes: [], idHeaders: ID_HEADERS },
    ...{ newId, now: clock, log, backoffMs, timeoutMs: 120_000 },
  });
}

async function readBlob(store: Service, files: z.output<typeof manifest>, name: string): Promise<RawInvoiceLine[]> {
  const path = `${files.rootDirectory.replace(/\/+$/, '')}/${encodeURIComponent(name)}?${files.sasToken.replace(/^\?/, '')}`;
  const outcome = await store.send({ path, repeat: 'transient', headers: { Accept: '*/*' } });
  if (!outcome.arrived) throw silenceError(store.name, outcome);
  if (outcome.status !== 200) throw errorOf(outcome);
  const zipped = outcome.body[0] === 0x1f && outcome.body[1] === 0x8b;
  const text = (zipped ? await promisify(gunzip)(outcome.body) : outcome.body).toString('utf8');
  return text
    .split('\n')
    .flatMap((line) => (line.trim() ? (invoiceLine.safeParse(readJson(Buffer.from(line))).data ?? []) : []));
}
