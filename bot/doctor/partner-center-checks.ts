import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Config } from '../config';
import type { HealthCheck } from './health-check';

const PATH = '/api/webhooks/partner-center';

/** Whether Partner Center lets the bot in, as itself and as a person with MFA, and delivers its events. */
export function partnerCenterChecks(partnerCenter: PartnerCenter, config: Config): HealthCheck[] {
  return [
    {
      name: 'Partner Center: app',
      remedy:
        'Check AZURE_CLIENT_ID and its secret, and that the app is registered in Partner Center (App management).',
      async run() {
        // Asked afresh every time; customers and catalogue are remembered.
        await partnerCenter.webhookEvents();
        return [{ name: this.name, outcome: 'pass', message: 'It answers the app.' }];
      },
    },
    {
      name: 'Partner Center: app + user',
      remedy: 'Sign in again with MFA and set PARTNER_CENTER_REFRESH_TOKEN (secure application model).',
      async run() {
        await partnerCenter.balance();
        return [{ name: this.name, outcome: 'pass', message: 'It answers the app together with its user.' }];
      },
    },
    {
      name: 'Partner Center: webhook',
      remedy: 'Set PUBLIC_URL to where Partner Center reaches this bot; until then I look every hour.',
      async run() {
        const present = await partnerCenter.webhook();
        const wanted = config.PUBLIC_URL && `${config.PUBLIC_URL.replace(/\/+$/, '')}${PATH}`;
        if (wanted && present?.url === wanted) {
          const message = `Events arrive here: ${present.events.join(', ')}.`;
          return [{ name: this.name, outcome: 'pass', message }];
        }
        const message = present ? `Events go to ${present.url}.` : 'No webhook is registered.';
        return [{ name: this.name, outcome: 'warn', message, remedy: this.remedy }];
      },
    },
  ];
}
