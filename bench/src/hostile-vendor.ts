import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { HOSTILE_REPLIES } from './gateway/hostile/replies.ts';

/**
 * A vendor on loopback, as a process of its own. It speaks as much of all protocols as the gateway reads,
 * reads every request to its end and answers by its model: in a few bytes, or with one of the hostile
 * replies.
 */
const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, input_tokens: 1, output_tokens: 1 };
const REPLIES: Record<string, object> = {
  '/v1/chat/completions': {
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Yes.' }, finish_reason: 'stop' }],
    usage: USAGE,
  },
  '/v1/messages': {
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'm',
    stop_reason: 'end_turn',
    usage: USAGE,
    content: [{ type: 'text', text: 'Yes.' }],
  },
  '/v1/responses': { id: 'r', object: 'response', model: 'm', status: 'completed', output: [], usage: USAGE },
  '/v1/embeddings': { object: 'list', model: 'm', data: [], usage: USAGE },
};

/** The model comes first. */
const MODEL = /"model":"([^"]*)"/;

async function startOf(message: IncomingMessage): Promise<string> {
  let start = '';
  for await (const chunk of message) if (start.length < 200) start += chunk.toString('latin1', 0, 200);
  return start;
}

async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, model = ''] = MODEL.exec(await startOf(message)) ?? [];
  const hostile = HOSTILE_REPLIES[model]?.();
  const type = hostile?.sse ? 'text/event-stream' : 'application/json';
  response.writeHead(200, { 'content-type': type });
  response.end(hostile?.bytes ?? JSON.stringify(REPLIES[message.url ?? '']));
}

const server = createServer((message, response) => {
  answer(message, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.on('SIGTERM', () => process.exit(0));
