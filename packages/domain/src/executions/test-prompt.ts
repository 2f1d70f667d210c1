import type { ExecutionReply, TestPromptBody } from '@refinery/contracts/executions.ts';
import { newIdAt } from '@refinery/db/ids.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import type { CallResult } from '@refinery/providers/spec.ts';
import { causeOf } from '../calls/cause-of.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { TEST_CELLS } from '../meters/meters.ts';
import { findNamedVersion } from '../prompts/versions/version-rows.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { toDomainError } from '../usage/failure.ts';
import { refundQuota, reserveQuota } from '../usage/quota.ts';
import { executionColumns } from './execution-columns.ts';
import type { ExecutionRow } from './internal/execution-rows.ts';
import { judgedBy } from './internal/judged-by.ts';
import { type ModelRequest, modelRequest } from './model-request.ts';
import { toExecutionReply } from './to-execution-reply.ts';

type TestContext = CallerContext<
  'clock' | 'db' | 'logger' | 'providers' | 'quotas' | 'settings' | 'stopping' | 'vendors'
>;

/**
 * Asks a model with a version of a prompt, and keeps what it answers. It is charged before; what fails is
 * given back, unless the process dies just then. Nobody takes the place of a model that fails. Errors:
 * `forbidden`, `validation_failed` for a version and a label, `prompt_not_found`, `prompt_version_not_found`,
 * `label_not_found`, `variables_missing`, `provider_not_usable`, `quota_exceeded`, `budget_exceeded`,
 * `price_unknown`, `provider_failed`, `provider_unavailable`.
 */
export async function testPrompt(
  ctx: TestContext,
  { id, ...input }: TestPromptBody & { id: string },
): Promise<ExecutionReply> {
  requirePermission(ctx, 'tests:write');
  if (input.label !== undefined && input.version !== undefined)
    throw invalidField('version', 'cannot be combined with label');
  const { organizationId, defaults } = ctx.actor;
  const charge = { organizationId, meter: TEST_CELLS, amount: 1 };
  const version = await ctx.tenant.run((tx) => findNamedVersion(ctx, tx, id, input));
  const resolved = await resolveProviders(ctx, organizationId);
  const request = modelRequest(resolved, version, { ...input, defaultProvider: defaults.provider });
  await ctx.tenant.run((tx) => reserveQuota(ctx, tx, charge));
  try {
    const result = await ask(ctx, request);
    return await store(ctx, { promptId: id, version: version.number }, input, request, result);
  } catch (error) {
    await ctx.tenant
      .run((tx) => refundQuota(tx, charge))
      .catch((err: unknown) => ctx.logger.error({ err }, 'test cell not given back'));
    throw error;
  }
}

const store = (
  ctx: TestContext,
  of: Pick<ExecutionRow, 'promptId' | 'version'>,
  input: TestPromptBody,
  request: ModelRequest,
  result: CallResult,
): Promise<ExecutionReply> =>
  ctx.tenant.run(async (tx) => {
    const { organizationId, userId } = ctx.actor;
    const row: ExecutionRow = {
      id: newIdAt(ctx.clock.now()),
      organizationId,
      userId,
      ...of,
      runId: null,
      datasetItemId: null,
      arm: null,
      repeat: null,
      ...executionColumns(ctx, request, result),
      input: input.input,
      ...judgedBy(userId, input),
      createdAt: ctx.clock.now(),
      textsRemovedAt: null,
    };
    await tx.insert(executions).values(row);
    await bindResource(tx, ctx, row.id);
    const reply = toExecutionReply(row);
    await keepReply(ctx, tx, { status: 201, body: reply });
    return reply;
  });

async function ask(ctx: TestContext, request: ModelRequest): Promise<CallResult> {
  try {
    return await ctx.providers.call([request.candidate], request.completion, {
      fallback: false,
      cause: causeOf(ctx.actor, 'test'),
      signal: ctx.stopping,
    });
  } catch (error) {
    throw toDomainError(error);
  }
}
