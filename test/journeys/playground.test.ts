import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { ALEX, MEGAN, SANDBOX_BOT, type PEOPLE } from '../../deployment/sandbox/people';
import { freePort, startDesk, type TestDesk } from '../support/start-desk';

/** A whole purchase in Microsoft's own Agents Playground, driven by the calls its page makes. */
const CHANNEL = 'channel-announcements-id';
const MENTION = `<at>${SANDBOX_BOT.name}</at>`;
type Somebody = (typeof PEOPLE)[number] | typeof ALEX;

interface Shown {
  actionConversationId: string;
  message: { messageId: string; text?: string; attachments?: { content?: unknown }[] };
}

let desk: TestDesk;
let playground: ChildProcess;
let url: string;
let stream: WebSocket;
const shown: Shown[] = [];

beforeAll(async () => {
  desk = await startDesk();
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  const script = path.resolve(__dirname, '../../deployment/playground.ts');
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_BROWSER: 'none' };
  const flags = ['--import', 'tsx', script, `${desk.app.url}/api/messages`, port];
  playground = spawn(process.execPath, flags, { env, stdio: 'ignore' });
  await until(async () => (await fetch(`${url}/_debug/ping`).catch(() => undefined))?.ok);
  stream = new WebSocket(`ws://localhost:${port}/_ws_conversation/v1/conversations/stream`);
  stream.addEventListener('message', ({ data }) => shown.push(JSON.parse(String(data)) as Shown));
  await new Promise((resolve) => stream.addEventListener('open', resolve));
}, 900_000);

afterAll(async () => {
  stream.close();
  const gone = new Promise((resolve) => playground.once('exit', resolve));
  playground.kill('SIGTERM');
  await gone;
  await desk.stop();
});

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It did not happen. Last shown: ${JSON.stringify(shown.slice(-3)).slice(0, 1500)}`);
}

async function send(address: string, body: unknown = {}): Promise<void> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url + address, request);
  expect(`${address} ${response.status}`).toBe(`${address} 200`);
}

async function press(person: Somebody, verb: string): Promise<void> {
  const card = await until(() => shown.findLast((one) => JSON.stringify(one.message).includes(`"verb":"${verb}"`)));
  const value = JSON.parse(/"data":(\{[^{}]*\})/.exec(after(JSON.stringify(card.message), verb))![1]!) as unknown;
  const conversation = { id: card.actionConversationId };
  const from = { id: person.mri };
  await send('/_conversation/v1/submit', { value, from, conversation, replyToId: card.message.messageId });
}

/** From the button with this verb on. */
function after(card: string, verb: string): string {
  return card.slice(card.lastIndexOf('{', card.indexOf(`"verb":"${verb}"`)) - '"data":'.length);
}

it('buys by what its page can do', async () => {
  await send('/_debug/conversation/team-id/installation');
  await send(`/_conversation/v1/conversations/${CHANNEL}/messages`, {
    from: { id: ALEX.mri },
    textFormat: 'plain',
    text: `${MENTION} buy 2 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly`,
    mentions: [{ mentioned: { id: SANDBOX_BOT.id }, text: MENTION }],
  });
  await press(ALEX, 'confirm');
  await press(MEGAN, 'approve');
  await until(() => shown.find(({ message }) => message.text?.includes('is bought and active')));
  expect(desk.sandbox.partnerCenter.orders()).toHaveLength(1);
}, 900_000);
