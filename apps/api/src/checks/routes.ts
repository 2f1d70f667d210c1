import {
  CheckBody,
  CheckReplySchema,
  ReadRequirementsBody,
  RequirementsReplySchema,
} from '@refinery/contracts/checks.ts';
import { checkRewrite } from '@refinery/domain/checks/check-rewrite.ts';
import { listRequirements } from '@refinery/domain/checks/list-requirements.ts';
import { OPTIMIZE_BODY_BYTES } from '../limits.ts';
import { actorContext } from '../plugins/authentication.ts';
import { problems } from '../plugins/openapi.ts';
import type { App, AppOptions } from '../types.ts';

const tags = ['Checks'];

/** They make nothing, so they need no Idempotency-Key: sent again, a check is made again. */
export async function checkRoutes(app: App, { ctx }: AppOptions): Promise<void> {
  app.post(
    '/checks',
    {
      bodyLimit: OPTIMIZE_BODY_BYTES,
      config: { permission: 'optimizations:write' },
      schema: {
        tags,
        operationId: 'checkRewrite',
        summary: 'Check a rewrite of a prompt',
        description:
          'Says of each requirement of the original whether the rewritten text kept it. Neither text is stored.',
        body: CheckBody,
        response: { 200: CheckReplySchema, ...problems(400, 401, 403, 413, 422, 429, 503) },
      },
    },
    async (request) => checkRewrite(actorContext(ctx, request), request.body),
  );

  app.post(
    '/checks/requirements',
    {
      bodyLimit: OPTIMIZE_BODY_BYTES,
      config: { permission: 'optimizations:write' },
      schema: {
        tags,
        operationId: 'listRequirements',
        summary: 'List what a prompt asks for',
        description: 'What a check would look for in a rewrite of the text. Nothing is stored.',
        body: ReadRequirementsBody,
        response: { 200: RequirementsReplySchema, ...problems(400, 401, 403, 413, 422, 429, 503) },
      },
    },
    async (request) => listRequirements(actorContext(ctx, request), request.body),
  );
}
