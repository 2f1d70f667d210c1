import { Agent, request } from 'node:http';

export interface LoadRequest {
  path: string;
  headers: Record<string, string>;
  /** Of a POST; without one it is a GET. */
  body?: string;
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
 * Sends `requests` requests over `connections` kept-alive connections, each sending its next one when the
 * last is answered. Throws at the first answer that is not 2xx: a benchmark of errors says nothing.
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
  const [p50Ms = 0, p99Ms = 0] = quantiles(latencies, [0.5, 0.99]);
  return { requestsPerSecond: options.requests / seconds, p50Ms, p99Ms };
}

/** Each of these shares of the values is at most as large; 0 where there are none. */
export function quantiles(values: readonly number[], shares: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return shares.map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
}

/** Sends one request and reads its answer. Throws where that is not 2xx. */
export function post(agent: Agent, origin: string, { path, headers, body }: LoadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        agent,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
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
