import { allowServiceUrls } from '../../../bot/access/service-hosts';

describe('allowServiceUrls', () => {
  it.each([
    ['https://smba.trafficmanager.net/amer/', true],
    ['https://SMBA.trafficmanager.net/emea/', true],
    ['https://smba.infra.gov.teams.microsoft.us/x', true],
    ['http://smba.trafficmanager.net/amer/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://evil.example/?smba.trafficmanager.net', false],
    ['http://127.0.0.1:5000/', false],
    ['not an address', false],
    ['', false],
  ])('with authentication, %s: %s', (url, expected) => {
    expect(allowServiceUrls({ authenticated: true })(url)).toBe(expected);
  });

  it.each([
    ['http://127.0.0.1:5000/', true],
    ['http://localhost:56150/_connector', true],
    ['https://smba.trafficmanager.net/amer/', false],
    ['http://127.0.0.1.evil.example/', false],
  ])('without authentication, %s: %s', (url, expected) => {
    expect(allowServiceUrls({ authenticated: false })(url)).toBe(expected);
  });

  it('takes further hosts from the configuration, on https', () => {
    const may = allowServiceUrls({ authenticated: true, extraHosts: ' teams.example.test , 127.0.0.1:9 ' });
    expect(may('https://teams.example.test/x')).toBe(true);
    expect(may('http://teams.example.test/x')).toBe(false);
    expect(may('http://127.0.0.1:9/x')).toBe(true);
    expect(may('http://127.0.0.1:10/x')).toBe(false);
  });
});
