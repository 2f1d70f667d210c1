import { HealthSchema } from '@refinery/contracts/health.ts';
import { checkHealth } from '@refinery/domain/health/check-health.ts';
import { shareCheck } from '@refinery/domain/health/share-check.ts';
import { Type } from 'typebox';
import type { App, AppOptions } from '../types.ts';
import { VERSION } from '../version.ts';

const StatusSchema = Type.Object({ status: Type.String() }, { examples: [{ status: 'ok' }] });

/** Signs of life, for people and for orchestrators. */
export async function healthRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  const open = { config: { public: true }, logLevel: 'warn' } as const;
  const tags = ['Health'];
  const check = shareCheck(() => checkHealth(ctx));
  let stopping = false;
  // onClose would be too late: readiness must fail before connections end.
  app.addHook('preClose', async () => {
    stopping = true;
  });

  app.get(
    '/health',
    {
      ...open,
      schema: {
        tags,
        operationId: 'checkHealth',
        summary: 'Health of the API and what it needs',
        description:
          '`degraded` while Redis is out of reach or long texts cannot be refined, `down` with status 503 without Postgres.',
        response: { 200: HealthSchema, 503: HealthSchema },
      },
    },
    async (_request, reply) => {
      const { status, services } = await check();
      const uptime = Math.round(process.uptime());
      return reply.code(status === 'down' ? 503 : 200).send({ status, uptime, version: VERSION, services });
    },
  );

  app.get(
    '/livez',
    {
      ...open,
      schema: {
        tags,
        operationId: 'checkLiveness',
        summary: 'Whether the process works; only a restart mends what it does not',
        response: { 200: StatusSchema, 503: StatusSchema },
      },
    },
    async (_request, reply) => {
      const problem = ctx.refiner.problem();
      return problem ? reply.code(503).send({ status: problem }) : { status: 'ok' };
    },
  );

  app.get(
    '/readyz',
    {
      ...open,
      schema: {
        tags,
        operationId: 'checkReadiness',
        summary: 'Whether the process may get requests',
        response: { 200: StatusSchema, 503: StatusSchema },
      },
    },
    async (_request, reply) => {
      if (stopping) return reply.code(503).send({ status: 'stopping' });
      const { status } = await check();
      return status === 'down' ? reply.code(503).send({ status }) : { status: 'ok' };
    },
  );
}
