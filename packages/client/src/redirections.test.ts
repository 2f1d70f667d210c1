import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { PromptRefinery } from './prompt-refinery.ts';

/** A server on loopback, closed with the test. Answers its origin. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('It listens to a port.');
  return `http://127.0.0.1:${address.port}`;
}

it.each([301, 302, 303, 307, 308])('shows its key to nobody that a %i names', async (status) => {
  let asked = 0;
  const other = await listen((_request, reply) => {
    asked++;
    reply.end('{}');
  });
  const baseUrl = await listen((_request, reply) => {
    reply.writeHead(status, { location: `${other}/api/v1/usage` }).end();
  });
  const client = new PromptRefinery({ baseUrl, apiKey: 'prk_1' });
  await expect(client.getUsage()).rejects.toMatchObject({ code: 'invalid_response', status });
  await expect(client.optimize({ text: 'Hi' })).rejects.toMatchObject({ code: 'invalid_response', status });
  expect(asked).toBe(0);
});
