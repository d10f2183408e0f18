import { connectionOf } from '../../../bot/jobs/connection';

describe('the queue’s connection options', () => {
  test.each([
    ['redis://127.0.0.1', { host: '127.0.0.1', port: 6379, db: 0 }],
    ['redis://:p%40ss@host:7000/3', { host: 'host', port: 7000, password: 'p@ss', db: 3 }],
    ['redis://user:pw@[::1]:7000', { host: '::1', username: 'user', password: 'pw' }],
    ['rediss://desk.redis.example:10000', { host: 'desk.redis.example', tls: { servername: 'desk.redis.example' } }],
  ])('%s', (url, expected) => {
    expect(connectionOf(url)).toMatchObject({ ...expected, maxRetriesPerRequest: null });
  });

  test('without rediss there is no TLS, without user and password none are sent', () => {
    expect(Object.keys(connectionOf('redis://host'))).not.toEqual(expect.arrayContaining(['tls']));
    expect(Object.keys(connectionOf('redis://host'))).not.toEqual(expect.arrayContaining(['password']));
  });
});
