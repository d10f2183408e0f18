import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ApiError, refuseOdata } from '../http/api-error';
import { route, type Answer, type Call, type Route } from '../http/call';
import { GRAPH } from '../http/tokens';
import { sevenDigits } from '../world/clock';
import { exportedLine, unbilledCharges } from '../world/invoice-lines';
import type { Invoice } from '../world/invoices';
import type { World } from '../world/world';

const BASE = '/v1.0/reports/partners/billing';
const billedSchema = z.object({ invoiceId: z.string(), attributeSet: z.string().default('full') });
const unbilledSchema = z.object({
  currencyCode: z.string(),
  billingPeriod: z.string().default('current'),
  attributeSet: z.string().default('full'),
});

interface Export {
  id: string;
  manifestId: string;
  startedAt: number;
  readyAt: number;
  /** Lines of JSON, in two blobs; none is a failed operation. */
  lines: string[];
  token: string;
}

/** Reconciliation of the second version, as Microsoft Graph gives it: operation, manifest, compressed blobs. */
export function billingExportRoutes(world: World): { graph: Route[]; blobs: Route[] } {
  const exports = new Map<string, Export>();
  const start = (call: Call, lines: unknown[]): Answer => {
    const now = world.clock.now();
    const job: Export = {
      id: randomUUID(),
      manifestId: randomUUID(),
      startedAt: now,
      readyAt: now + world.settings.paceMs,
      lines: lines.map((line) => JSON.stringify(line)),
      token: `sv=2024-11-04&sig=${randomUUID()}`,
    };
    exports.set(job.id, job).set(job.manifestId, job);
    const location = `${call.origin}/graph${BASE}/operations/${job.id}`;
    return { status: 202, headers: { Location: location, 'Retry-After': retryAfter(world) } };
  };
  const find = (id = '') => {
    const job = exports.get(id.toLowerCase());
    if (!job) throw refuseOdata(404, 'ResourceNotFound', 'Not found.');
    return job;
  };
  const graph = (method: 'get' | 'post', path: string, handle: Route['handle']): Route => {
    return { ...route(method, `${BASE}${path}`, 'either', handle), audience: GRAPH };
  };
  return {
    graph: [
      graph('post', '/reconciliation/billed/export', (call) => start(call, billedLines(world, call))),
      graph('post', '/reconciliation/unbilled/export', (call) => start(call, unbilledLines(world, call))),
      graph('get', '/operations/:id', (call) => operation(world, find(call.params.id), call)),
      graph('get', '/manifests/:id', (call) => ({ body: manifest(world, find(call.params.id), call) })),
    ],
    blobs: [
      // The signature in the query is the right to read.
      route('get', '/:id/:blob', 'none', (call) => blob(find(call.params.id), call)),
    ],
  };
}

function billedLines(world: World, call: Call): unknown[] {
  const parsed = billedSchema.safeParse(call.body);
  if (!parsed.success) throw refuseOdata(400, 'BadRequest', z.prettifyError(parsed.error));
  const invoice: Invoice | undefined = world.invoices.find(({ id }) => id === parsed.data.invoiceId);
  const full = parsed.data.attributeSet === 'full';
  return (invoice?.charges ?? []).map((charge) => exportedLine(world, charge, invoice, full));
}

function unbilledLines(world: World, call: Call): unknown[] {
  const parsed = unbilledSchema.safeParse(call.body);
  if (!parsed.success) throw refuseOdata(400, 'BadRequest', z.prettifyError(parsed.error));
  const { currencyCode, billingPeriod, attributeSet } = parsed.data;
  const charges = billingPeriod === 'current' ? unbilledCharges(world, currencyCode.toUpperCase()) : [];
  return charges.map((charge) => exportedLine(world, charge, undefined, attributeSet === 'full'));
}

function retryAfter(world: World): string {
  return String(Math.max(1, Math.ceil(world.settings.paceMs / 1000)));
}

/** Always 200: failure is told in the body. */
function operation(world: World, job: Export, call: Call): Answer {
  const running = world.clock.now() < job.readyAt;
  const status = running ? 'running' : job.lines.length > 0 ? 'succeeded' : 'failed';
  const type = { running: 'runningOperation', succeeded: 'exportSuccessOperation', failed: 'failedOperation' }[status];
  const resource = `${call.origin}/graph${BASE}/manifests/${job.manifestId}`;
  return {
    headers: running ? { 'Retry-After': retryAfter(world) } : {},
    body: {
      '@odata.type': `#microsoft.graph.partners.billing.${type}`,
      id: job.id,
      status,
      createdDateTime: sevenDigits(job.startedAt),
      lastActionDateTime: sevenDigits(world.clock.now()),
      ...(status === 'failed' ? { error: { message: 'No data available', code: '5000' } } : {}),
      ...(status === 'succeeded' ? { 'resourceLocation@odata.navigationLink': resource } : {}),
    },
  };
}

function parts(job: Export): { name: string; lines: string[] }[] {
  const half = Math.ceil(job.lines.length / 2);
  return [job.lines.slice(0, half), job.lines.slice(half)]
    .filter((lines) => lines.length > 0)
    .map((lines, index) => ({ name: `part-0000${index}-${job.manifestId}.c000.json.gz`, lines }));
}

function manifest(world: World, job: Export, call: Call): Record<string, unknown> {
  return {
    id: job.manifestId,
    schemaVersion: '2',
    dataFormat: 'compressedJSON',
    createdDateTime: sevenDigits(job.readyAt),
    eTag: job.id.slice(0, 13),
    partnerTenantId: world.partnerId,
    rootDirectory: `${call.origin}/graph-blobs/${job.manifestId}`,
    sasToken: job.token,
    partitionType: 'default',
    blobCount: parts(job).length,
    blobs: parts(job).map(({ name }) => ({ name, partitionValue: 'default' })),
  };
}

function blob(job: Export, call: Call): Answer {
  const part = parts(job).find(({ name }) => name === call.params.blob);
  const signed = job.token === call.url.split('?')[1];
  if (!part || !signed)
    throw new ApiError(signed ? 404 : 403, '<?xml version="1.0"?><Error>AuthenticationFailed</Error>');
  const content = gzipSync(`${part.lines.join('\n')}\n`);
  return { bytes: { type: 'application/octet-stream', content } };
}
