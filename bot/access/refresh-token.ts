import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import { z } from 'zod';
import { isLoopback } from '../commerce/http/loopback';

export interface RefreshTokenOptions {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** The newest refresh token; asked for before every exchange, because each exchange replaces it. */
  read: () => string | Promise<string>;
  /** Keeps the refresh token that came with the new access token. Entra drops those unused for 90 days. */
  keep: (refreshToken: string) => void | Promise<void>;
  /** https://login.microsoftonline.com when absent. */
  authorityHost?: string;
  /** Epoch milliseconds. */
  now: () => number;
}

const TIMEOUT_MS = 30_000;
const RENEW_BEFORE_MS = 2 * 60_000;

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds; a number in v2 answers, text in v1 answers. */
  expires_in: z.coerce.number().positive().catch(3600),
});
const denied = z.object({
  error: z.string().catch('unknown'),
  error_description: z.string().optional().catch(undefined),
});

/**
 * Access tokens for app + user out of a refresh token (secure application model). Source: Partner Center developer
 * documentation, "Enable the secure application model".
 */
export function createRefreshTokenCredential(options: RefreshTokenOptions): TokenCredential {
  const held = new Map<string, AccessToken>();
  // One exchange at a time: two at once would each replace the refresh token, and one replacement would be lost.
  let turn: Promise<unknown> = Promise.resolve();

  async function token(scope: string, anew: boolean): Promise<AccessToken> {
    const known = held.get(scope);
    if (!anew && known && known.expiresOnTimestamp - options.now() > RENEW_BEFORE_MS) return known;
    const fresh = await exchange(options, scope);
    held.set(scope, fresh);
    return fresh;
  }

  return {
    getToken(scopes: string | string[], given?: GetTokenOptions): Promise<AccessToken> {
      const scope = [scopes].flat().join(' ');
      const mine = turn.then(() => token(scope, given?.claims !== undefined));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function exchange(options: RefreshTokenOptions, scope: string): Promise<AccessToken> {
  const body = new URLSearchParams({
    client_id: options.clientId,
    client_secret: options.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: await options.read(),
    scope: `${scope} offline_access`,
  });
  const host = (options.authorityHost ?? 'https://login.microsoftonline.com').replace(/\/+$/, '');
  const { status, text } = await post(`${host}/${encodeURIComponent(options.tenantId)}/oauth2/v2.0/token`, body);
  if (status !== 200) throw new Error(refusal(status, text));
  const answer = granted.safeParse(parseOrNothing(text));
  if (!answer.success) throw new Error('the sign-in service sent an answer that could not be read');
  const { access_token, refresh_token, expires_in } = answer.data;
  if (refresh_token) await options.keep(refresh_token);
  return { token: access_token, expiresOnTimestamp: options.now() + expires_in * 1000 };
}

async function post(url: string, body: URLSearchParams): Promise<{ status: number; text: string }> {
  const loopback = isLoopback(url);
  if (!loopback && !url.startsWith('https://')) throw new Error('the sign-in service must be reached by https');
  const pipeline = createEmptyPipeline();
  if (!loopback) pipeline.addPolicy(proxyPolicy());
  const response = await pipeline.sendRequest(
    createDefaultHttpClient(),
    createPipelineRequest({
      url,
      method: 'POST',
      body: body.toString(),
      headers: createHttpHeaders({ 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' }),
      allowInsecureConnection: loopback,
      timeout: TIMEOUT_MS,
    }),
  );
  return { status: response.status, text: response.bodyAsText ?? '' };
}

/** Entra's own words without what was sent: they name the reason (AADSTS…) and hold no secret. */
function refusal(status: number, text: string): string {
  const said = denied.safeParse(parseOrNothing(text));
  const reason = said.success ? `${said.data.error}: ${said.data.error_description?.split('\n')[0] ?? ''}`.trim() : '';
  return `the sign-in service refused the refresh token (${status}${reason ? `, ${reason}` : ''})`;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
