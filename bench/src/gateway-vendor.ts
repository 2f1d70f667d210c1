import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A vendor of chat completions on loopback, as a process of its own. It answers at once, with `"wait 50"` in
 * the request after 50 ms, to `"stream":true` in twenty events, and with `"hold"` in the request it sends the
 * first of them, and no more until `POST /release`.
 */
const REPLY = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_767_225_600,
  model: 'gpt-4o-mini-2024-07-18',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'The order was sent on Monday. '.repeat(20), refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 600, completion_tokens: 140, total_tokens: 740 },
});
const chunk = (choices: unknown[], usage: object | null = null): string =>
  `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_767_225_600, model: 'gpt-4o-mini-2024-07-18', choices, usage })}\n\n`;
const delta = (content: string) => chunk([{ index: 0, delta: { content }, finish_reason: null }]);
const FIRST = chunk([{ index: 0, delta: { role: 'assistant', content: 'The' }, finish_reason: null }]);
const REST = [
  ...Array.from({ length: 17 }, () => delta(' order was')),
  chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]),
  chunk([], { prompt_tokens: 600, completion_tokens: 140, total_tokens: 740 }),
  'data: [DONE]\n\n',
];

const held = new Set<ServerResponse>();

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const part of message) chunks.push(part);
  return Buffer.concat(chunks);
}

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(message);
  if (message.url === '/release') {
    for (const open of held) open.end(REST.join(''));
    held.clear();
    response.end();
    return;
  }
  if (body.includes('wait 50')) await sleep(50);
  // Ours and the peer's may write a body anew: with a space or without.
  if (!/"stream": ?true/.test(body.toString('latin1'))) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(REPLY);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(FIRST);
  if (body.includes('hold')) {
    held.add(response);
    response.once('close', () => held.delete(response));
    return;
  }
  for (const event of REST) response.write(event);
  response.end();
}

const server = createServer((message, response) => {
  answer(message, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', 4_096, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('SIGTERM', () => process.exit(0));
