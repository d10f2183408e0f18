import { addressOf, pathOf } from '../../../../bot/commerce/http/address';

test.each([
  ['https://api.example.com', '/v1/customers?size=2', 'https://api.example.com/v1/customers?size=2'],
  ['https://api.example.com/', 'v1/x', 'https://api.example.com/v1/x'],
  ['http://127.0.0.1:1/base', '/v1/x', 'http://127.0.0.1:1/base/v1/x'],
  ['http://127.0.0.1:1/base', '/base/v1/x', 'http://127.0.0.1:1/base/v1/x'],
  ['https://api.example.com', 'http://api.example.com/v1/x', 'https://api.example.com/v1/x'],
  ['https://api.example.com', '//evil.example/x', 'https://api.example.com//evil.example/x'],
])('%s and %s', (base, path, whole) => {
  expect(addressOf(base, path)).toBe(whole);
});

test.each(['https://evil.example/x', 'https://api.example.com.evil.example/', 'https://api.example.com:444/'])(
  '%s is another host',
  (link) => {
    expect(() => addressOf('https://api.example.com', link)).toThrow('another host');
  },
);

test('a query is added, encoded, without what is undefined', () => {
  const query = { filter: '{"Value":"a&b \\"c\\""}', size: 5, none: undefined };
  const url = new URL(addressOf('https://api.example.com', '/x', query));
  expect(url.searchParams.get('filter')).toBe('{"Value":"a&b \\"c\\""}');
  expect([...url.searchParams.keys()]).toEqual(['filter', 'size']);
});

test('no id leaves its place in the path', () => {
  expect(pathOf`/v1/carts/${'../../admin?x=1#y'}/checkout`).toBe('/v1/carts/..%2F..%2Fadmin%3Fx%3D1%23y/checkout');
});
