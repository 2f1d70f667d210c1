import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from '@refinery/domain/context/context.ts';
import { checkHealth } from '@refinery/domain/health/check-health.ts';
import { shareCheck } from '@refinery/domain/health/share-check.ts';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Progress } from './progress-watch.ts';

const MAX_CONNECTIONS = 100;
const REQUEST_MS = 10_000;

export interface HealthServer {
  port: number;
  /** Fails readiness from now on. */
  stopping(): void;
  close(): Promise<void>;
}

interface HealthOptions {
  host: string;
  port: number;
  progress: Progress;
  /** Why the worker cannot do its work although it runs; null while it can. */
  problem: () => string | null;
}

interface Answer {
  status: number;
  type?: string;
  body: string;
}

/** Serves /health, /livez, /readyz and /metrics of the worker. */
export async function startHealthServer(ctx: Context, options: HealthOptions): Promise<HealthServer> {
  const { progress, problem: findProblem } = options;
  const registry = createRegistry(progress, ctx);
  const check = shareCheck(() => checkHealth(ctx));
  let stopping = false;

  const health = async (): Promise<Answer> => {
    const { status, services } = await check();
    const problem = findProblem();
    const delay = progress.delay();
    const worker = problem
      ? { status: 'down', detail: problem }
      : { status: 'up', ...(delay ? { detail: delay } : {}) };
    const overall = problem ? 'down' : delay && status === 'ok' ? 'degraded' : status;
    const body = { status: overall, uptime: Math.round(process.uptime()), services: { ...services, worker } };
    return { status: overall === 'down' ? 503 : 200, body: JSON.stringify(body) };
  };
  const routes: Record<string, () => Promise<Answer>> = {
    '/health': health,
    '/livez': async () => {
      // Only what a restart mends.
      const problem = progress.problem() ?? ctx.refiner.problem();
      return { status: problem ? 503 : 200, body: JSON.stringify({ status: problem ?? 'ok' }) };
    },
    '/readyz': async () => (stopping ? { status: 503, body: '{"status":"stopping"}' } : health()),
    '/metrics': async () => ({ status: 200, type: registry.contentType, body: await registry.metrics() }),
  };

  const server = createServer((request, response) => {
    const route = routes[(request.url ?? '').split('?')[0] ?? ''];
    const answer = route ? route() : Promise.resolve({ status: 404, body: '{"status":"not found"}' });
    answer
      .catch(() => ({ status: 500, body: '{"status":"error"}' }))
      .then(({ status, type = 'application/json', body }: Answer) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      });
  });
  // Whoever reaches this port, nobody takes the descriptors that the worker needs.
  server.maxConnections = MAX_CONNECTIONS;
  server.headersTimeout = REQUEST_MS;
  server.requestTimeout = REQUEST_MS;
  const port = await listen(server, options.host, options.port);
  return {
    port,
    stopping: () => {
      stopping = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createRegistry(progress: Progress, { mailer }: Pick<Context, 'mailer'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'lane_jobs_finished',
    help: 'Lane jobs this process has finished, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.set({ outcome: 'completed' }, progress.completed());
      this.set({ outcome: 'failed' }, progress.failed());
    },
  });
  new Gauge({
    name: 'mail_deliveries',
    help: 'Tries of this process to deliver a mail, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      const { sent, failed } = mailer.counts();
      this.set({ outcome: 'sent' }, sent);
      this.set({ outcome: 'failed' }, failed);
    },
  });
  return registry;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
