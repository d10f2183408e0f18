import { z } from 'zod';
import { ApiError } from '../http/api-error';
import { route, type Answer, type Call, type Route } from '../http/call';
import { PARTNER_CENTER, TOKEN_LIFE_MS, type Tokens } from '../http/tokens';
import type { World } from '../world/world';

const formSchema = z.object({
  grant_type: z.string(),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  /** v2: "https://api.partnercenter.microsoft.com/.default openid" */
  scope: z.string().optional(),
  /** v1 */
  resource: z.string().optional(),
  refresh_token: z.string().optional(),
});

/** Entra's token endpoint, old and new. The client secret "wrong" is refused. */
export function loginRoutes(world: World, tokens: Tokens): Route[] {
  return [
    route('post', '/:tenant/oauth2/v2.0/token', 'none', (call) => issue(world, tokens, call, false)),
    route('post', '/:tenant/oauth2/token', 'none', (call) => issue(world, tokens, call, true)),
  ];
}

function issue(world: World, tokens: Tokens, call: Call, old: boolean): Answer {
  const parsed = formSchema.safeParse(call.body);
  if (!parsed.success) throw deny(400, 'invalid_request', 'AADSTS900144: The request body lacks a parameter.', 900144);
  const form = parsed.data;
  if (form.client_secret === 'wrong') {
    throw deny(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.', 7000215);
  }
  const audience = audienceOf(form);
  // The old endpoint writes numbers as strings.
  const life = TOKEN_LIFE_MS / 1000;
  const common = {
    token_type: 'Bearer',
    expires_in: old ? String(life) : life,
    ext_expires_in: old ? String(life) : life,
    ...(old ? { expires_on: String(Math.floor(world.clock.now() / 1000) + life), resource: audience } : {}),
  };
  if (form.grant_type === 'client_credentials') {
    return { body: { ...common, access_token: tokens.issue('app', audience) } };
  }
  if (form.grant_type !== 'refresh_token') {
    throw deny(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported.', 70003);
  }
  if (!tokens.knowsRefreshToken(form.refresh_token ?? '')) {
    throw deny(400, 'invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.', 700082);
  }
  return {
    body: {
      ...common,
      scope: `${audience}/user_impersonation`,
      access_token: tokens.issue('user', audience),
      refresh_token: tokens.rotate(),
    },
  };
}

function audienceOf({ scope, resource }: z.infer<typeof formSchema>): string {
  const wanted = resource ?? scope?.split(/\s+/).find((part) => part.startsWith('http')) ?? PARTNER_CENTER;
  return new URL(wanted).origin;
}

function deny(status: number, error: string, description: string, code: number): ApiError {
  return new ApiError(status, { error, error_description: description, error_codes: [code] });
}
