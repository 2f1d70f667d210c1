import { UsageReplySchema } from '@refinery/contracts/usage.ts';
import { getUsage } from '@refinery/domain/usage/get-usage.ts';
import { actorContext } from '../plugins/authentication.ts';
import { problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';

export async function usageRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  app.get(
    '/usage',
    {
      config: { permission: 'usage:read' },
      schema: {
        tags: ['Usage'],
        operationId: 'getUsage',
        summary: 'What this month has used of the plan',
        response: { 200: UsageReplySchema, ...problems(401, 403) },
      },
    },
    async (request) => getUsage(actorContext(ctx, request)),
  );
}
