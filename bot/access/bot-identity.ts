import type { Config } from '../config';

/** What the SDK is told about the bot and about who may speak to it; empty in the unauthenticated sandbox mode. */
export function botIdentity(config: Config): Record<string, string | undefined> {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = config;
  if (!MicrosoftAppId) return {};
  const bot = { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId };
  const metadata = config.BOT_OPENID_METADATA_URL;
  if (!metadata) return bot;
  // The whole group or none: with a part of it the SDK compares tokens with undefined and refuses them all.
  return {
    ...bot,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ToBotFromChannelTokenIssuer: config.BOT_TOKEN_ISSUER,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: config.BOT_TOKEN_ISSUER,
    OAuthUrl: config.BOT_TOKEN_ISSUER,
    CallerId: 'urn:botframework:azure',
  };
}
