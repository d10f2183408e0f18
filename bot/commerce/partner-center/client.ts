import type { TokenCredential } from '@azure/core-auth';
import type { z } from 'zod';
import type { BotError } from '../../errors';
import type { Answer, Call } from '../http/call';
import type { Log } from '../http/log';
import { isLoopback } from '../http/loopback';
import { ownTurn } from '../http/own-turn';
import { readJson } from '../http/read-json';
import { createService, type Service, type ServiceOptions } from '../http/service';
import { codeEntry } from './error-codes';
import { errorOf, readErrorBody, silenceError, unreadableError } from './read-failure';

export interface PartnerCenterOptions {
  /** https://api.partnercenter.microsoft.com */
  url: string;
  /** https://api.partner.microsoft.com */
  pricingUrl: string;
  /** https://graph.microsoft.com */
  graphUrl: string;
  /** `app` speaks wherever both may; `user` (app + user, with MFA) where Partner Center demands a person. */
  credentials: { app: TokenCredential; user: TokenCredential };
  /** Epoch milliseconds. */
  clock: () => number;
  /** A new GUID. */
  newId: () => string;
  log: Log;
  /** Where invoice lines are read: the older v1 or the export of Microsoft Graph. */
  lineItems: 'v1' | 'graph';
  /** Replaces the built-in list of markets (ISO 3166 alpha-2) in which reservations are not sold. */
  marketsUnavailable?: { markets: readonly string[]; source: string; date: string };
  /** X-Locale, for example en-US. */
  locale?: string;
  /** Milliseconds until the next look at something that takes its time (registration, order, export). Default 30,000. */
  followAfterMs?: number;
  /** Milliseconds the call that spends money may take. Default 60,000. */
  checkoutTimeoutMs?: number;
  /** First pause before a reader repeats, in milliseconds. Default 500. */
  backoffMs?: number;
  /** Milliseconds any other call may take. Default 30,000. */
  timeoutMs?: number;
}

/** The services that make up Partner Center, and how a call becomes a value or a BotError. */
export interface Client {
  readonly options: PartnerCenterOptions;
  readonly api: Service;
  readonly pricing: Service;
  readonly graph: Service;
  /** Sends to Partner Center and gives the parsed body; throws a BotError for everything but a readable 2xx. */
  json<T extends z.ZodType>(schema: T, call: Partial<Call> & Pick<Call, 'path'>): Promise<z.output<T>>;
  now(): string;
}

/** Bytes. */
const LONG_BODY = 50_000;

export const ID_HEADERS = { request: 'MS-RequestId', correlation: 'MS-CorrelationId' };

export function createClient(options: PartnerCenterOptions): Client {
  const api = serviceFor(options, 'Partner Center', options.url, 'https://api.partnercenter.microsoft.com', {
    headers: { 'X-Locale': options.locale ?? 'en-US', 'MS-PartnerCenter-Application': 'azure-reservation-desk' },
  });
  return {
    options,
    api,
    pricing: serviceFor(options, 'Partner Center pricing', options.pricingUrl, 'https://api.partner.microsoft.com'),
    graph: serviceFor(options, 'Microsoft Graph', options.graphUrl, 'https://graph.microsoft.com', {
      idHeaders: { request: 'client-request-id', correlation: 'x-desk-attempt-id' },
    }),
    json: (schema, call) => readFrom(api, schema, { repeat: 'transient', ...call }),
    now: () => new Date(options.clock()).toISOString(),
  };
}

function serviceFor(
  options: PartnerCenterOptions,
  name: string,
  url: string,
  audience: string,
  more: Partial<ServiceOptions> = {},
): Service {
  const { credentials, newId, clock, log, backoffMs, timeoutMs } = options;
  return createService({
    name,
    url,
    credentials: { app: credentials.app, user: credentials.user },
    scopes: [`${audienceOf(url, audience)}/.default`],
    idHeaders: ID_HEADERS,
    newId,
    now: clock,
    log,
    backoffMs,
    timeoutMs,
    ...more,
  });
}

/** The simulated services on loopback take the same tokens as the real ones. */
function audienceOf(url: string, real: string): string {
  return isLoopback(url) ? real : new URL(url).origin;
}

/** Sends and parses; throws a BotError for everything but a 2xx whose body fits the schema. */
export async function readFrom<T extends z.ZodType>(service: Service, schema: T, call: Call): Promise<z.output<T>> {
  const outcome = await service.send(call);
  if (!outcome.arrived) throw silenceError(service.name, outcome);
  if (outcome.status < 200 || outcome.status >= 300) throw errorOf(outcome);
  if (outcome.body.length > LONG_BODY) await ownTurn();
  return parseAnswer(service.name, schema, outcome);
}

/** Parses the body of a 2xx; throws a BotError when it is no JSON, has another shape or is an error in disguise. */
export function parseAnswer<T extends z.ZodType>(provider: string, schema: T, answer: Answer): z.output<T> {
  let value: unknown;
  try {
    value = readJson(answer.body);
  } catch {
    throw unreadableError(provider, answer, answer.body.length === 0 ? 'it is empty' : 'it is no JSON');
  }
  const disguised = errorInside(answer);
  if (disguised) throw disguised;
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw unreadableError(provider, answer, `${issue?.path.join('.') || 'the body'}: ${issue?.message}`);
  }
  return parsed.data;
}

/** Partner Center reports some refusals with status 200 (400072, "This item isn't available"). */
function errorInside(answer: Answer): BotError | undefined {
  const { code } = readErrorBody(answer.body);
  return code !== undefined && codeEntry(answer.status, code) ? errorOf(answer) : undefined;
}
