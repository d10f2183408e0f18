import { randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { ensureRedisServer } from './setup/ensure-redis-server';

/**
 * `npm start`: with credentials in the environment, the bot; without, the bot in sandbox mode beside a simulated
 * Microsoft, and one address to open in the browser.
 */
const root = path.resolve(__dirname, '..');
const children = new Set<ChildProcess>();
/** The bot finishes what runs, for CLOSE_LIMIT_MS at most; longer nobody waits for it here. */
const LIMIT_MS = 25_000;
let exitCode: number | undefined;

function run(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  // Not by tsx's own command: it kills a process that is too busy to hear a signal within 30 ms.
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  children.add(child);
  child.on('exit', (code) => {
    children.delete(child);
    end(code ?? 1);
  });
  return child;
}

/** Ends all children, and then itself. */
function end(code: number): void {
  if (exitCode === undefined) {
    exitCode = code;
    for (const child of children) child.kill('SIGTERM');
    setTimeout(() => process.exit(code), LIMIT_MS);
  }
  if (children.size === 0) process.exit(exitCode);
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function startSandboxMode(): Promise<void> {
  const botPort = process.env.PORT || '3978';
  const sandboxPort = process.env.SANDBOX_PORT || '3979';
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const shared = {
    ...process.env,
    COMMERCE_STATIC_TOKEN: process.env.COMMERCE_STATIC_TOKEN || randomBytes(24).toString('base64url'),
  };
  run('deployment/sandbox/index.ts', {
    ...shared,
    SANDBOX_PORT: sandboxPort,
    BOT_ENDPOINT: `http://127.0.0.1:${botPort}/api/messages`,
  });
  await answers(`${sandbox}/`);
  run('bot/index.ts', {
    LOG_LEVEL: 'warn',
    ...shared,
    PORT: botPort,
    TEAMS_AUTH: 'none',
    BACK_ENDS: process.env.BACK_ENDS || 'partner-center,azure',
    PARTNER_CENTER_URL: `${sandbox}/partner-center`,
    PARTNER_PRICING_URL: `${sandbox}/partner-pricing`,
    GRAPH_URL: `${sandbox}/graph`,
    AZURE_RESOURCE_MANAGER_URL: `${sandbox}/arm`,
    AZURE_RETAIL_PRICES_URL: `${sandbox}/retail`,
    FOLLOW_EVERY_MS: process.env.FOLLOW_EVERY_MS || '1000',
    PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${botPort}`,
    WEBHOOK_ROOTS: await textAt(`${sandbox}/partner-center/webhooks/certificates/root.pem`),
    POLICY_FILE: process.env.POLICY_FILE || path.join(root, 'deployment/sandbox/policy.yaml'),
  });
  await answers(`http://127.0.0.1:${botPort}/readyz`);
  process.stdout.write(
    `\nThe reservation desk runs in sandbox mode: nothing real is bought.\n\n  Open ${sandbox}\n\n` +
      'You are Alex. Write: buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly\n' +
      'Then switch to Megan and approve on the card. Ctrl+C ends it.\n\n',
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));

if (!process.env.REDIS_URL) ensureRedisServer();
if (process.env.MicrosoftAppId) run('bot/index.ts', process.env);
else void startSandboxMode();
