import {
  checkHealthEndpoint,
  checkLivenessEndpoint,
  checkReadinessEndpoint,
} from '@refinery/contracts/endpoints/health.ts';
import { checkHealth } from '@refinery/domain/health/check-health.ts';
import { shareCheck } from '@refinery/domain/health/share-check.ts';
import { type Binding, bindHandler } from '../endpoints/bind.ts';
import type { App, AppOptions } from '../types.ts';
import { VERSION } from '../version.ts';

/** Health checks, for people and for orchestrators. */
export function healthRoutes(app: App, { ctx }: AppOptions): Binding[] {
  const check = shareCheck(() => checkHealth(ctx));
  let stopping = false;
  // onClose would be too late: readiness must fail before connections end.
  app.addHook('preClose', async () => {
    stopping = true;
  });
  return [
    bindHandler(checkHealthEndpoint, async (_ctx, _request, reply) => {
      const { status, services } = await check();
      const uptime = Math.round(process.uptime());
      return reply.code(status === 'down' ? 503 : 200).send({ status, uptime, version: VERSION, services });
    }),
    bindHandler(checkLivenessEndpoint, async (_ctx, _request, reply) => {
      const problem = ctx.refiner.problem();
      return problem ? reply.code(503).send({ status: problem }) : { status: 'ok' };
    }),
    bindHandler(checkReadinessEndpoint, async (_ctx, _request, reply) => {
      if (stopping) return reply.code(503).send({ status: 'stopping' });
      const { status } = await check();
      return status === 'down' ? reply.code(503).send({ status }) : { status: 'ok' };
    }),
  ];
}
