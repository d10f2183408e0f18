import { randomBytes } from 'node:crypto';
import { connectRedis } from '../../bot/store/redis';
import { ALEX, MEGAN, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { startSandbox } from '../../deployment/sandbox/sandbox';
import { startBotProcess } from '../support/bot-process';
import { startTestRedis } from '../support/redis';
import { until } from '../support/azure-hands';
import { freePort, testEnvironment } from '../support/start-desk';
import { startFakeConnector } from './fake-connector';
import { activityOf } from './hostile-desk';
import { APP_ID, startIssuer } from './issuer';

const SECRETS = {
  MicrosoftAppPassword: 'planted-app-password',
  BOT_STATIC_TOKEN: 'planted-bot-token',
  COMMERCE_STATIC_TOKEN: 'planted-commerce-token',
  AZURE_CLIENT_SECRET: 'planted-client-secret',
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
};
const BUY = 'buy 1 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';
const THREAD = '19:7d31a9f20c5e4b68b4f2d8e6a1930c57@thread.tacv2;messageid=1700000000009';

/** A bot as a process of its own, at its most talkative, with secrets in its environment; what it wrote where. */
async function everythingWritten(): Promise<Record<string, string>> {
  const [redis, issuer, connector] = await Promise.all([startTestRedis(), startIssuer(), startFakeConnector()]);
  const token = SECRETS.COMMERCE_STATIC_TOKEN;
  const sandbox = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token, paceMs: 50 });
  const port = await freePort();
  const bot = await startBotProcess({
    ...testEnvironment(sandbox.url, redis.url),
    ...SECRETS,
    TEAMS_AUTH: 'bot-framework',
    PORT: String(port),
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: SANDBOX_TENANT,
    BOT_OPENID_METADATA_URL: issuer.metadataUrl,
    TEAMS_SERVICE_HOSTS: connector.host,
    LOG_LEVEL: 'trace',
  });
  const client = connectRedis(redis.url);
  try {
    const url = `http://127.0.0.1:${port}`;
    const bearer = issuer.token(connector.serviceUrl);
    const send = async (person: typeof ALEX, text: string, authorization = `Bearer ${bearer}`) => {
      const body = JSON.stringify(activityOf(person, connector.serviceUrl, THREAD, { text }));
      const headers = { 'content-type': 'application/json', authorization };
      return (await fetch(`${url}/api/messages`, { method: 'POST', headers, body })).text();
    };
    const answers = [await send(ALEX, BUY)];
    await until(() => connector.said.some((said) => /R-[0-9A-Z]{6}/.test(said)));
    const id = /R-[0-9A-Z]{6}/.exec(connector.said.join())![0];
    answers.push(await send(ALEX, `confirm ${id}`), await send(MEGAN, `approve ${id}`));
    await until(() => connector.said.some((said) => said.includes('is bought and active')));
    answers.push(
      await send(
        MEGAN,
        'help',
        `Bearer ${issuer.token(connector.serviceUrl, { key: 'stranger', header: { kid: 'channel' } })}`,
      ),
    );
    answers.push(await send(MEGAN, 'buy 1 nonsense for nobody'), await send(MEGAN, 'approve R-ZZZZZZ'));
    // What is compressed cannot be searched.
    await client.call('CONFIG', 'SET', 'rdbcompression', 'no');
    const names = await client.keys('*');
    return {
      ...{ bearer, log: bot.output(), chat: connector.said.join('\n'), answers: answers.join('\n') },
      metrics: await (await fetch(`${url}/metrics`)).text(),
      'names of keys': names.join('\n'),
      'values of keys': (await Promise.all(names.map((name) => client.dumpBuffer(name)))).map(String).join('\n'),
    };
  } finally {
    client.disconnect();
    await bot.stop();
    await Promise.all([sandbox.close(), issuer.close(), connector.close()]);
    await redis.stop();
  }
}

it('planted secrets appear nowhere; people in no log, metric or name of a key', async () => {
  const { bearer, ...written } = await everythingWritten();
  expect(written.log).toContain('the reservation desk is open');
  const secrets = [...Object.values(SECRETS), bearer!, bearer!.split('.')[2]!];
  const personal = [ALEX, MEGAN].flatMap(({ id, name, mri }) => [id, name, mri]);
  const found = Object.entries(written).flatMap(([where, text]) => [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret}`),
    ...(['log', 'metrics', 'names of keys'].includes(where) ? personal : [])
      .filter((word) => text.includes(word))
      .map((word) => `${where}: ${word}`),
  ]);
  expect(found).toEqual([]);
}, 900_000);
