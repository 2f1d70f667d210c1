import { Agent, request } from 'node:http';

export interface LoadRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface LoadOptions {
  origin: string;
  connections: number;
  requests: number;
  next: (index: number) => LoadRequest;
}

/**
 * Sends `requests` POSTs over `connections` kept-alive connections, each sending its next one when the last is
 * answered. Throws at the first answer that is not 2xx: a benchmark of errors says nothing.
 */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  let sent = 0;
  const connection = async (): Promise<void> => {
    for (let index = sent++; index < options.requests; index = sent++) {
      const started = performance.now();
      await post(agent, options.origin, options.next(index));
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: options.connections }, connection));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const quantile = (q: number) => latencies[Math.floor(q * (latencies.length - 1))] ?? 0;
  return { requestsPerSecond: options.requests / seconds, p50Ms: quantile(0.5), p99Ms: quantile(0.99) };
}

function post(agent: Agent, origin: string, { path, headers, body }: LoadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}${path}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve();
          else reject(new Error(`${path} answered ${status}: ${text.slice(0, 300)}`));
        });
      },
    );
    outgoing.on('error', reject).end(body);
  });
}
