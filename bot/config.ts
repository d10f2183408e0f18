import { z } from 'zod';
import { blankIsAbsent } from './blank-is-absent';
import { isLoopback } from './commerce/http/loopback';
import { botError } from './errors';
import { KEEP_VARIABLES } from './keep-days';

/** What the process is told by its environment, parsed once. Nothing else reads process.env. */
export type Config = z.infer<typeof Config>;

const listOf = (value: unknown) =>
  typeof value === 'string' && value.trim() ? value.split(',').map((one) => one.trim()) : undefined;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const text = optional(z.string().trim());
const address = (fallback: string) =>
  z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).default(fallback));
const page = optional(z.url({ protocol: /^https$/, error: 'is not an https address' }));
const amount = (fallback: number, least = 0) =>
  z.preprocess(blankIsAbsent, z.coerce.number().int().min(least).default(fallback));

const Config = z.object({
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65535).default(3978)),
  /** Where people's browsers reach this bot, for one-time download links. */
  PUBLIC_URL: optional(z.url()),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'is not a redis:// or rediss:// address' })),
  /** Where the bot's own redis-server keeps its data when REDIS_URL is absent. */
  REDIS_DIRECTORY: z.preprocess(blankIsAbsent, z.string().default('.data/redis')),
  REDIS_PREFIX: z.preprocess(blankIsAbsent, z.string().default('desk')),
  /** Encrypts conversation references and refresh tokens at rest: 32 bytes, base64. */
  ENCRYPTION_KEY: optional(
    z.string().refine((key) => Buffer.from(key, 'base64').length === 32, 'is not 32 bytes in base64'),
  ),

  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: optional(z.enum(['SingleTenant', 'UserAssignedMSI'])),
  MicrosoftAppTenantId: text,
  CertificateThumbprint: text,
  CertificatePrivateKey: text,
  /** "none" runs the bot without authentication, on loopback only. */
  TEAMS_AUTH: optional(z.enum(['none', 'bot-framework'])),
  /** "none" lets only Teams' own 429 slow the bot down, for test servers; "limits" keeps within what Teams documents. */
  TEAMS_PACE: z.preprocess(blankIsAbsent, z.enum(['limits', 'none']).default('limits')),
  /** Hosts the bot may talk to besides Microsoft's Teams connectors, comma separated. */
  TEAMS_SERVICE_HOSTS: text,
  /** "typed" makes the search fields of the form plain text fields, for clients that cannot search while typing. */
  CARD_INPUTS: z.preprocess(blankIsAbsent, z.enum(['choose', 'typed']).default('choose')),
  /** Entra tenants whose people may use the bot, comma separated; the bot's own tenant when absent. */
  TEAMS_TENANTS: z.preprocess(listOf, z.array(z.guid('is not a list of tenant ids')).min(1).optional()),
  /** Who signs what Teams sends; https://api.botframework.us in the US Government clouds. */
  BOT_TOKEN_ISSUER: address('https://api.botframework.com'),
  /** Where its signing keys are listed, when not at Microsoft's public address. */
  BOT_OPENID_METADATA_URL: optional(z.url({ protocol: /^https?$/, error: 'is not an http(s) address' })),
  /** A fixed bearer token for what the bot posts; only together with a BOT_OPENID_METADATA_URL on loopback. */
  BOT_STATIC_TOKEN: text,
  /** Activities a minute, of one person and of one tenant; more are answered with 429. */
  ACTIVITIES_PER_PERSON: amount(240, 1),
  ACTIVITIES_PER_TENANT: amount(3000, 1),
  CARD_ACTIONS: z.preprocess(blankIsAbsent, z.enum(['submit', 'execute']).default('submit')),

  /** Where reservations are bought: Partner Center (CSP), Azure itself (EA, MCA, pay-as-you-go), or both. */
  BACK_ENDS: z.preprocess(
    listOf,
    z
      .array(z.enum(['partner-center', 'azure']))
      .min(1)
      .default(['partner-center']),
  ),

  PARTNER_CENTER_URL: address('https://api.partnercenter.microsoft.com'),
  PARTNER_PRICING_URL: optional(z.url()),
  GRAPH_URL: address('https://graph.microsoft.com'),
  AZURE_RESOURCE_MANAGER_URL: address('https://management.azure.com'),
  AZURE_RETAIL_PRICES_URL: address('https://prices.azure.com'),
  /** Where people look at the same themselves; the public cloud's pages where the services are the public cloud's. */
  TEAMS_URL: page,
  AZURE_PORTAL_URL: page,
  PARTNER_CENTER_PORTAL_URL: page,
  /** What of Azure's catalogue is read, comma separated: regions (westeurope) and reserved resource types; all when absent. */
  AZURE_REGIONS: z.preprocess(listOf, z.array(z.string().regex(/^[a-z0-9]+$/, 'is not a region name')).optional()),
  AZURE_RESOURCE_TYPES: z.preprocess(
    listOf,
    z.array(z.string().regex(/^[A-Za-z0-9]+$/, 'is not a resource type')).optional(),
  ),
  PARTNER_CENTER_REFRESH_TOKEN: text,
  PARTNER_CENTER_LINE_ITEMS: z.preprocess(blankIsAbsent, z.enum(['v1', 'graph']).default('v1')),
  /** A fixed bearer token instead of real credentials; refused unless every service address is loopback. */
  COMMERCE_STATIC_TOKEN: text,
  AZURE_TENANT_ID: text,
  AZURE_CLIENT_ID: text,
  AZURE_CLIENT_SECRET: text,
  AZURE_CLIENT_CERTIFICATE_PATH: text,
  AZURE_FEDERATED_TOKEN_FILE: text,
  AZURE_AUTHORITY_HOST: text,

  /** Id of the conversation that hears of what concerns no order here: purchases made elsewhere, ends to come. */
  OPERATIONS_CONVERSATION: text,
  POLICY_FILE: text,
  LOCALE: z.preprocess(blankIsAbsent, z.string().default('en')),
  TIME_ZONE: z.preprocess(blankIsAbsent, z.string().default('UTC')),
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')),
  /** Milliseconds a chat turn may spend on look-ups before it goes on in the background. */
  TURN_BUDGET_MS: amount(1500, 1),
  /** Milliseconds that what runs is given when the bot is asked to end; hosts kill after thirty seconds. */
  CLOSE_LIMIT_MS: amount(20_000, 1000),
  /** Milliseconds between two looks for work that a crash left behind. */
  SWEEP_EVERY_MS: amount(1000, 50),
  /** Milliseconds between two looks for new invoices, besides webhooks; an hour when absent, seconds in the sandbox. */
  INVOICE_POLL_MS: optional(z.coerce.number().int().min(100)),
  /** Milliseconds between two looks at the orders of watched customers; 15 minutes when absent. */
  ORDER_POLL_MS: optional(z.coerce.number().int().min(100)),
  /** PEM, or a file of it: the only roots under which webhooks may be signed. Node's own roots when absent. */
  WEBHOOK_ROOTS: text,
  /** Hosts that may serve the certificate of a webhook, comma separated. */
  WEBHOOK_CERTIFICATE_HOSTS: z.preprocess(
    listOf,
    z.array(z.string()).min(1).default(['3psostorageacct.blob.core.windows.net']),
  ),
  /** Milliseconds between two comparisons of what the providers hold with what is known here. */
  RECONCILE_EVERY_MS: amount(600_000, 100),
  /** Shortest pause between two looks at an order at the provider, in milliseconds. */
  FOLLOW_EVERY_MS: amount(30_000, 10),
  ...KEEP_VARIABLES,
});

const MICROSOFT: Env = {
  PARTNER_CENTER_URL: 'https://api.partnercenter.microsoft.com',
  AZURE_RESOURCE_MANAGER_URL: 'https://management.azure.com',
};
const SERVICE_ADDRESSES = ['PARTNER_CENTER_URL', 'AZURE_RESOURCE_MANAGER_URL', 'PARTNER_PRICING_URL'] as const;

type Fault = (name: string, message: string) => void;
type Env = Record<string, string | undefined>;

function checkBotIdentity(env: Env, fault: Fault): void {
  if (!env.MicrosoftAppId) {
    if (env.TEAMS_AUTH !== 'none') {
      fault('MicrosoftAppId', 'is missing; set it, or set TEAMS_AUTH=none to run without authentication on loopback');
    }
    return;
  }
  if (env.TEAMS_AUTH === 'none') fault('TEAMS_AUTH', 'is "none" although MicrosoftAppId is set; remove one of them');
  if (!env.MicrosoftAppType) {
    fault('MicrosoftAppType', 'is missing; set SingleTenant or UserAssignedMSI (MultiTenant bots are no longer made)');
  }
  if (!env.MicrosoftAppTenantId) fault('MicrosoftAppTenantId', 'is missing; set the tenant whose people use the bot');
  const certificate = env.CertificateThumbprint && env.CertificatePrivateKey;
  if (env.MicrosoftAppType === 'SingleTenant' && !env.MicrosoftAppPassword && !certificate) {
    fault('MicrosoftAppPassword', 'is missing; set it, or CertificateThumbprint and CertificatePrivateKey');
  }
}

function checkTokenIssuer(env: Env, fault: Fault): void {
  const metadata = env.BOT_OPENID_METADATA_URL;
  const local = metadata !== undefined && URL.canParse(metadata) && isLoopback(metadata);
  if (metadata && URL.canParse(metadata) && !local && new URL(metadata).protocol !== 'https:') {
    fault('BOT_OPENID_METADATA_URL', 'must be https: whoever answers there decides who may speak to the bot');
  }
  if (env.BOT_STATIC_TOKEN && !local) {
    fault('BOT_STATIC_TOKEN', 'is only for test servers, together with a BOT_OPENID_METADATA_URL on loopback');
  }
}

function checkStaticToken(env: Env, fault: Fault): void {
  if (!env.COMMERCE_STATIC_TOKEN) return;
  for (const name of SERVICE_ADDRESSES) {
    const value = env[name] ?? MICROSOFT[name];
    if (value && URL.canParse(value) && !isLoopback(value)) {
      fault('COMMERCE_STATIC_TOKEN', `is only for test servers on loopback, but ${name} is ${new URL(value).host}`);
    }
  }
}

/** Parses the environment; throws one CONFIGURATION error that names every fault. */
export function readConfig(env: Env): Config {
  const faults: string[] = [];
  const parsed = Config.safeParse(env);
  for (const issue of parsed.error?.issues ?? []) faults.push(`${issue.path.join('.')} ${explain(issue)}`);
  const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]));
  for (const check of [checkBotIdentity, checkTokenIssuer, checkStaticToken]) {
    check(given, (name, message) => faults.push(`${name} ${message}`));
  }
  if (!parsed.success || faults.length > 0) throw botError('CONFIGURATION', { faults: faults.join('; ') });
  return parsed.data;
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return /^is /.test(issue.message) ? issue.message : `is not usable (${issue.message})`;
}
