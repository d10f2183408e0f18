import { mayUploadTo } from '../../../bot/downloads/upload';

test.each([
  ['https://contoso-my.sharepoint.com/personal/x/uploadSession?guid=1', true],
  ['https://agency.sharepoint.us/x', true],
  ['http://contoso-my.sharepoint.com/x', false],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['https://contoso.sharepoint.com:8443/x', false],
  ['https://me@contoso.sharepoint.com/x', false],
  ['https://169.254.169.254/metadata', false],
  ['http://127.0.0.1:1/x', false],
  ['ftp://contoso.sharepoint.com/x', false],
  ['nonsense', false],
])('%s: %p', (address, may) => {
  expect(mayUploadTo(address, { authenticated: true })).toBe(may);
});

test('loopback is good enough for the sandbox only', () => {
  expect(mayUploadTo('http://127.0.0.1:1/x', { authenticated: false })).toBe(true);
  expect(mayUploadTo('https://evil.example/x', { authenticated: false })).toBe(false);
});
