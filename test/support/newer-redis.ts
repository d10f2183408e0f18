import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the stand-in answers to WAITAOF: [servers that synced, replicas that synced], an error, or nothing for ever. */
export type WaitAof = [number, number] | `-${string}` | 'silent';

/**
 * A Redis 7.2 in front of an older one, for the one command that the older one lacks: a TCP server that passes
 * everything on and answers WAITAOF by itself. It says nothing about Redis; it shows what the bot makes of the answers.
 */
export async function startNewerRedis(url: string) {
  const behind = new URL(url);
  const asked: string[][] = [];
  const sockets = new Set<Socket>();
  let answer: WaitAof = [1, 0];
  const server = createServer((client) => {
    const redis = connect(Number(behind.port), behind.hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        redis.destroy();
      });
    }
    let rest = '';
    client.on('data', (chunk) => {
      const { commands, left } = commandsIn(rest + chunk.toString('latin1'));
      rest = left;
      for (const { words, bytes } of commands) {
        if (words[0]?.toUpperCase() !== 'WAITAOF') redis.write(bytes, 'latin1');
        else {
          asked.push(words);
          if (answer !== 'silent') client.write(replyOf(answer));
        }
      }
    });
    redis.on('data', (chunk) => client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://:${behind.password}@127.0.0.1:${port}`,
    asked,
    willAnswer: (next: WaitAof) => void (answer = next),
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function replyOf(answer: Exclude<WaitAof, 'silent'>): string {
  return typeof answer === 'string' ? `${answer}\r\n` : `*2\r\n:${answer[0]}\r\n:${answer[1]}\r\n`;
}

/** Whole commands of the Redis protocol (https://redis.io/docs/latest/develop/reference/protocol-spec/), and what is left. */
function commandsIn(text: string) {
  const commands: { words: string[]; bytes: string }[] = [];
  let start = 0;
  for (;;) {
    const words: string[] = [];
    let at = text.indexOf('\r\n', start);
    if (at < 0) return { commands, left: text.slice(start) };
    const count = Number(text.slice(start + 1, at));
    at += 2;
    while (words.length < count) {
      const end = text.indexOf('\r\n', at);
      const size = Number(text.slice(at + 1, end));
      if (end < 0 || text.length < end + 4 + size) return { commands, left: text.slice(start) };
      words.push(text.slice(end + 2, end + 2 + size));
      at = end + 4 + size;
    }
    commands.push({ words, bytes: text.slice(start, at) });
    start = at;
  }
}
