import { randomUUID } from 'node:crypto';
import { createCredentials, type Credentials } from './access/credentials';
import { createAzure, type Azure } from './commerce/azure/azure';
import type { AzureOptions } from './commerce/azure/options';
import { createRetailPrices } from './commerce/azure/retail-prices';
import type { Backend, Commerce } from './commerce/commerce';
import type { LinkHosts } from '../cards/links';
import type { Log } from './commerce/http/log';
import { createPartnerCenter, type PartnerCenter } from './commerce/partner-center/partner-center';
import { isLoopback } from './commerce/http/loopback';
import { type Config } from './config';
import { botError } from './errors';
import type { KeptToken } from './store/kept-token';

const MICROSOFT_PRICING = 'https://api.partner.microsoft.com';

export interface BackEnds {
  /** Those that are configured; customers of all of them are found. */
  all: readonly Commerce[];
  partnerCenter?: PartnerCenter;
  azure?: Azure;
  /** The public price list, which needs no back end. */
  retail: Pick<Azure, 'savings'>;
  /** Where people look at the same themselves. */
  links: LinkHosts;
}

/** The commerce back ends that the configuration names. */
export function createBackEnds(config: Config, log: Log, keptToken: (configured: string) => KeptToken): BackEnds {
  const first = config.PARTNER_CENTER_REFRESH_TOKEN;
  const credentials = createCredentials({
    tenantId: config.AZURE_TENANT_ID,
    clientId: config.AZURE_CLIENT_ID,
    clientSecret: config.AZURE_CLIENT_SECRET,
    certificatePath: config.AZURE_CLIENT_CERTIFICATE_PATH,
    federatedTokenFile: config.AZURE_FEDERATED_TOKEN_FILE,
    authorityHost: config.AZURE_AUTHORITY_HOST,
    staticToken: config.COMMERCE_STATIC_TOKEN,
    refreshToken: first === undefined ? undefined : keptToken(first),
    now: Date.now,
  });
  const wanted = config.BACK_ENDS;
  const partnerCenter = wanted.includes('partner-center') ? partnerCenterOf(config, credentials, log) : undefined;
  const azure = wanted.includes('azure') ? azureOf(config, credentials, log) : undefined;
  return {
    all: [partnerCenter, azure].filter((one) => one !== undefined),
    partnerCenter,
    azure,
    retail: azure ?? createRetailPrices(azureOptions(config, credentials, log)),
    links: linksOf(config),
  };
}

/** Throws NOT_FOUND for one that is not configured. */
export function backEndIn(backEnds: readonly Commerce[], backend: Backend): Commerce {
  const found = backEnds.find((candidate) => candidate.backend === backend);
  if (!found) throw botError('NOT_FOUND', { what: `The back end ${backend}`, hint: 'Configure its credentials.' });
  return found;
}

function partnerCenterOf(config: Config, credentials: Credentials, log: Log): PartnerCenter {
  return createPartnerCenter({
    url: config.PARTNER_CENTER_URL,
    pricingUrl: config.PARTNER_PRICING_URL ?? pricingBeside(config.PARTNER_CENTER_URL),
    graphUrl: graphOf(config),
    credentials,
    clock: Date.now,
    newId: randomUUID,
    log,
    lineItems: config.PARTNER_CENTER_LINE_ITEMS,
    followAfterMs: config.FOLLOW_EVERY_MS,
  });
}

function azureOf(config: Config, { app }: Credentials, log: Log): Azure {
  return createAzure(azureOptions(config, { app }, log));
}

function azureOptions(config: Config, { app }: Pick<Credentials, 'app'>, log: Log): AzureOptions {
  return {
    url: config.AZURE_RESOURCE_MANAGER_URL,
    retailPricesUrl: config.AZURE_RETAIL_PRICES_URL,
    credential: app,
    clock: Date.now,
    newId: randomUUID,
    log,
    pollAfterMs: config.FOLLOW_EVERY_MS,
    regions: config.AZURE_REGIONS,
    resourceTypes: config.AZURE_RESOURCE_TYPES,
  };
}

const PUBLIC_CLOUD = {
  teams: 'https://teams.microsoft.com',
  azure: { service: 'https://management.azure.com', portal: 'https://portal.azure.com' },
  partnerCenter: { service: 'https://api.partnercenter.microsoft.com', portal: 'https://partner.microsoft.com' },
} as const;

/** Other clouds and test servers have other pages, or none: where one is not named, nothing leads to the public ones. */
export function linksOf(config: Config): LinkHosts {
  const { teams, azure, partnerCenter } = PUBLIC_CLOUD;
  const isAt = (address: string, service: string) => new URL(address).origin === service;
  const isReal = config.MicrosoftAppId !== undefined && config.BOT_STATIC_TOKEN === undefined;
  const isAzure = isAt(config.AZURE_RESOURCE_MANAGER_URL, azure.service);
  const isPartner = isAt(config.PARTNER_CENTER_URL, partnerCenter.service);
  return {
    teams: config.TEAMS_URL ?? (isReal ? teams : undefined),
    azurePortal: config.AZURE_PORTAL_URL ?? (isAzure ? azure.portal : undefined),
    partnerCenter: config.PARTNER_CENTER_PORTAL_URL ?? (isPartner ? partnerCenter.portal : undefined),
  };
}

/** A test server's fixed token never goes to Microsoft. */
function graphOf({ GRAPH_URL, COMMERCE_STATIC_TOKEN, PARTNER_CENTER_URL }: Config): string {
  return COMMERCE_STATIC_TOKEN && !isLoopback(GRAPH_URL) ? PARTNER_CENTER_URL : GRAPH_URL;
}

/** Microsoft serves prices from a host of their own; anybody else who plays Partner Center plays both on one. */
function pricingBeside(partnerCenterUrl: string): string {
  return isLoopback(partnerCenterUrl) ? partnerCenterUrl : MICROSOFT_PRICING;
}
