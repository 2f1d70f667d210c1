import { Agent, request } from 'node:http';

/** What a refusal says first is enough to know it. */
const MOST_TOLD = 10_000;
const CODE = /"code":"(\w+)"/;

export interface Sent {
  path: string;
  key: string;
  body: Buffer;
}

/**
 * Sends a call over a connection of its own and reads the answer to its end, which is thrown away.
 * @returns its status, and the code of a refusal; `cut` where the connection ended without one
 */
export function send(origin: string, { path, key, body }: Sent): Promise<string> {
  return new Promise((resolve) => {
    const agent = new Agent();
    const end = (status: string) => {
      agent.destroy();
      resolve(status);
    };
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': body.length,
      'anthropic-version': '2023-06-01',
    };
    const outgoing = request(`${origin}${path}`, { method: 'POST', agent, headers }, (response) => {
      const { statusCode = 0 } = response;
      let told = '';
      response.on('data', (chunk) => {
        if (statusCode >= 400 && told.length < MOST_TOLD) told += chunk;
      });
      response.once('close', () => {
        const [, code] = CODE.exec(told) ?? [];
        end([statusCode, code, response.complete ? undefined : 'cut'].filter(Boolean).join(' '));
      });
    });
    // A refusal may come while the body is still on its way.
    outgoing.on('error', () => setTimeout(() => end('cut'), 100));
    outgoing.end(body);
  });
}
