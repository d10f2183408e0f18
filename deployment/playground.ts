import { spawn } from 'node:child_process';
import path from 'node:path';

/** `npm run playground`: Microsoft's own test client against the running bot, without the sandbox's chat page. */
const BOT = process.argv[2] ?? 'http://127.0.0.1:3978/api/messages';
const PORT = process.argv[3] ?? '56150';

const cli = path.join(path.dirname(require.resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
const flags = ['start', '-e', BOT, '-c', 'msteams', '-p', PORT, '--disable-telemetry'];
const env = { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.resolve(__dirname, 'playground.yml') };
const playground = spawn(process.execPath, [cli, ...flags], { stdio: 'inherit', env });
process.stdout.write(`The playground is at http://localhost:${PORT} and talks to the bot at ${BOT}. Ctrl+C ends it.\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => playground.kill(signal));
playground.once('error', (error) => {
  process.stderr.write(`The playground could not be started: ${error.message}\n`);
  process.exitCode = 1;
});
playground.once('exit', (code) => (process.exitCode = code ?? 0));
