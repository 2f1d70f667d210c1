import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/**
 * A vendor that speaks OpenAI's protocol of streams, and whose replies wait for the test where it says so.
 */
export interface StreamingVendor {
  baseUrl: string;
  /** The last message of each call that came. */
  asked: string[];
  /** What the next calls are answered with. A piece that is a promise is waited for. */
  answerWith(...pieces: (string | Promise<unknown>)[]): void;
  close(): Promise<void>;
}

export async function startStreamingVendor(): Promise<StreamingVendor> {
  const asked: string[] = [];
  let pieces: readonly (string | Promise<unknown>)[] = ['ok'];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { messages, stream } = JSON.parse(body);
    asked.push(messages.at(-1).content);
    if (stream) await answer(response, pieces);
    else answerAtOnce(response, pieces);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`,
    asked,
    answerWith: (...next) => {
      pieces = next;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const CHUNK = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-4o-mini' };
const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** As one piece, for programs that ask for no stream. */
function answerAtOnce(response: ServerResponse, pieces: readonly (string | Promise<unknown>)[]): void {
  const content = pieces.filter((piece) => typeof piece === 'string').join('');
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...CHUNK, object: 'chat.completion', choices, usage: USAGE }));
}

async function answer(
  response: ServerResponse,
  pieces: readonly (string | Promise<unknown>)[],
): Promise<void> {
  const write = (more: object): void =>
    void response.write(`data: ${JSON.stringify({ ...CHUNK, usage: null, ...more })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const piece of pieces) {
    if (typeof piece !== 'string') await piece;
    else write({ choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] });
  }
  write({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  write({ choices: [], usage: USAGE });
  response.end('data: [DONE]\n\n');
}
