import { workKinds } from '@refinery/domain/registries/work-kinds.ts';
import type { Kind } from '@refinery/domain/work/kind.ts';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App, AppOptions } from '../types.ts';
import { onAnswerEnd } from './answer-ends.ts';
import { serveMetrics } from './metrics-server.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * Prometheus metrics at /metrics: requests by route and status, the queue, and the process itself. With
 * METRICS_PORT they are there only, and not on the API's own port.
 */
export function registerMetrics(app: App, { ctx, config }: AppOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  for (const kind of workKinds) countLanes(ctx, registry, kind);
  onAnswerEnd(app, ({ request, reply, status }) => {
    const route = request.routeOptions.url ?? 'none';
    requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1_000);
  });
  if (config.METRICS_PORT !== undefined) {
    serveMetrics(app, registry, { host: config.METRICS_HOST, port: config.METRICS_PORT });
    return;
  }
  app.get(
    '/metrics',
    { config: { access: 'public' }, logLevel: 'warn', schema: { hide: true } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/**
 * `batch_lanes` and its like: how much of each kind of work waits in Redis. While Redis is down it says
 * nothing.
 */
function countLanes({ queues }: AppOptions['ctx'], registry: Registry, { name, queue }: Kind): void {
  new Gauge({
    name: `${name}_lanes`,
    help: `Jobs of the queue ${queue} by state`,
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await queues
        .work(queue)
        .then((lanes) => lanes.getJobCounts('waiting', 'active', 'delayed'))
        .catch(() => ({}));
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
}
