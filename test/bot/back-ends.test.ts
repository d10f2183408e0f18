import { linksOf } from '../../bot/back-ends';
import { readConfig } from '../../bot/config';

const REAL = {
  MicrosoftAppId: '3f0c8a52-9e47-4b1d-8c66-d1e2f3a4b5c6',
  MicrosoftAppTenantId: '7a1c5e9d-3b2f-4d68-90ae-1f2e3d4c5b6a',
  MicrosoftAppType: 'UserAssignedMSI',
  PUBLIC_URL: 'https://desk.example',
  REDIS_URL: 'rediss://redis.example',
};
const linksWith = (env: Record<string, string>) => linksOf(readConfig({ ...REAL, ...env }));

describe('the pages that cards lead to', () => {
  it('are those of the public cloud beside its services', () => {
    expect(linksWith({})).toEqual({
      teams: 'https://teams.microsoft.com',
      azurePortal: 'https://portal.azure.com',
      partnerCenter: 'https://partner.microsoft.com',
    });
  });

  it('are none beside the services of another cloud or a test server, unless they are named', () => {
    const other = {
      AZURE_RESOURCE_MANAGER_URL: 'https://management.usgovcloudapi.net',
      PARTNER_CENTER_URL: 'http://127.0.0.1:1',
    };
    expect(linksWith(other)).toEqual({ teams: 'https://teams.microsoft.com' });
    expect(
      linksWith({ ...other, AZURE_PORTAL_URL: 'https://portal.azure.us', TEAMS_URL: 'https://gov.teams.microsoft.us' }),
    ).toEqual({
      teams: 'https://gov.teams.microsoft.us',
      azurePortal: 'https://portal.azure.us',
    });
  });

  it('are https', () => {
    expect(() => linksWith({ AZURE_PORTAL_URL: 'http://portal.azure.us' })).toThrow(/AZURE_PORTAL_URL/);
  });
});
