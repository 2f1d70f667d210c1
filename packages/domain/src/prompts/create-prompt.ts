import type { CreatePromptBody, PromptReply } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource } from '../idempotency/idempotency.ts';
import { invalidField } from '../invalid-field.ts';
import { PROMPTS } from '../usage/meters/meters.ts';
import { reserveQuota } from '../usage/quota.ts';
import { makeSearchable } from './internal/change-prompt.ts';
import { expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { findProject } from './internal/find-project.ts';
import { insertPrompt } from './internal/insert-prompt.ts';
import { describeVersion, insertVersion } from './internal/new-version.ts';
import { readConfig } from './internal/read-config.ts';
import { readName } from './internal/read-name.ts';
import { readText } from './internal/read-text.ts';
import { auditedPrompt, toPromptReply } from './internal/to-reply.ts';
import { typeOf } from './type-of.ts';

/**
 * Makes a prompt with its first version. Without a slug it gets one from its name, with a number where that is taken.
 * Errors: `forbidden`, `validation_failed`, `project_not_found`, `prompt_slug_taken`, `include_invalid`, `refining_limit_exceeded`,
 * `quota_exceeded`.
 */
export async function createPrompt(
  ctx: CallerContext<'clock' | 'db' | 'inFlight' | 'refiner'>,
  input: CreatePromptBody,
): Promise<PromptReply> {
  requirePermission(ctx, 'prompts:write');
  const name = readName(input);
  if (name === undefined) throw invalidField('name', 'must be there');
  const text = readText(input, null);
  if (!text) throw invalidField('content', 'must be there, or messages, rawPrompt or task');
  const config = readConfig(input, {});
  const expand = (tx: Transaction) => expandIncludes(ctx, tx, null, text);
  let content = await describeVersion(ctx, await ctx.tenant.run(expand), config);
  return mutate(ctx, 'prompt.create', async (tx) => {
    if (content.source) {
      await lockIncludes(ctx, tx);
      content = await describeVersion(ctx, await expand(tx), config);
    }
    const projectId = await findProject(ctx, tx, input.projectId);
    const prompt = await insertPrompt(ctx, tx, input.slug, {
      ...{ projectId, name, type: typeOf(text.messages), tags: input.tags ?? [] },
      ...{ folder: input.folder ?? null, category: input.category ?? null },
      description: input.description ?? null,
    });
    const making = { kind: 'authored', parent: null, note: input.note ?? null } as const;
    const version = await insertVersion(ctx, tx, { promptId: prompt.id, number: 1 }, making, content);
    await makeSearchable(tx, prompt, version);
    await bindResource(tx, ctx, prompt.id);
    await reserveQuota(ctx, tx, { organizationId: prompt.organizationId, meter: PROMPTS, amount: 1 });
    const result = toPromptReply(ctx, { prompt, version, labels: {}, enriched: null });
    return { target: prompt.id, after: auditedPrompt(prompt), result };
  });
}
