import {
  DEFAULT_LABEL,
  LATEST_LABEL,
  type ResolvedPromptReply,
  type ResolveQuery,
} from '@refinery/contracts/prompt-labels.ts';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { invalidField } from '../invalid-field.ts';
import { typeOf } from '../prompts/type-of.ts';
import { findVersion, type PromptRow } from '../prompts/version-rows.ts';
import { labelledVersion } from './internal/label-rows.ts';

/**
 * What a program that runs a prompt needs of it: the version that has a label (default: `production`), or the one with a number.
 * Errors: `forbidden`, `validation_failed` for both, `prompt_not_found`, `label_not_found`, `prompt_version_not_found`.
 */
export async function resolvePrompt(ctx: CallerContext, input: ResolveQuery): Promise<ResolvedPromptReply> {
  requirePermission(ctx, 'prompts:read');
  if (input.label !== undefined && input.version !== undefined) {
    throw invalidField('version', 'must not be there beside label');
  }
  const { name, label = input.version === undefined ? DEFAULT_LABEL : null } = input;
  return ctx.tenant.run(async (tx) => {
    const prompt = await findByName(ctx, tx, name);
    const number = input.version ?? (await numberOf(ctx, tx, prompt, label ?? DEFAULT_LABEL));
    const { messages, config, variables } = await findVersion(ctx, tx, prompt.id, number);
    return {
      ...{ name: prompt.name, slug: prompt.slug, version: number, label, type: typeOf(messages) },
      ...{ template: joinContents(messages), messages, config, variables },
    };
  });
}

/** By slug, else by name, of several the oldest: a prompt that is made later never takes the place of one in use. */
async function findByName({ actor }: CallerContext, tx: Transaction, name: string): Promise<PromptRow> {
  const own = eq(prompts.organizationId, actor.organizationId);
  const [bySlug] = await tx
    .select()
    .from(prompts)
    .where(and(own, eq(prompts.slug, name)));
  if (bySlug) return bySlug;
  const [byName] = await tx
    .select()
    .from(prompts)
    .where(and(own, eq(prompts.name, name)))
    .orderBy(asc(prompts.id))
    .limit(1);
  if (!byName) throw new DomainError('prompt_not_found');
  return byName;
}

async function numberOf(
  ctx: CallerContext,
  tx: Transaction,
  { id, latest }: PromptRow,
  label: string,
): Promise<number> {
  if (label === LATEST_LABEL) return latest;
  const labelled = await labelledVersion(ctx, tx, { id, label });
  if (labelled === null) throw new DomainError('label_not_found', `The prompt has no label ${label}.`);
  return labelled;
}
