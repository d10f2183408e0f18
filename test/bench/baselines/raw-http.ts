import { Agent, createServer, request } from 'node:http';

/** The least an echo can be: Node's HTTP server, one JSON in, one JSON out, no framework. */
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, response) => {
  const parts: Buffer[] = [];
  incoming.on('data', (part: Buffer) => parts.push(part));
  incoming.on('end', () => {
    if (incoming.method !== 'POST') return void response.end();
    const activity = JSON.parse(Buffer.concat(parts).toString()) as Record<string, { id: string }> & {
      serviceUrl: string;
      text: string;
      id: string;
    };
    const { conversation, from, recipient, serviceUrl, text, id } = activity;
    const reply = {
      type: 'message',
      text: `Echo: ${text}`,
      conversation,
      from: recipient,
      recipient: from,
      replyToId: id,
    };
    const url = `${serviceUrl}/v3/conversations/${encodeURIComponent(conversation!.id)}/activities/${encodeURIComponent(id)}`;
    const headers = { 'content-type': 'application/json' };
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => response.end());
    });
    call.end(JSON.stringify(reply));
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
