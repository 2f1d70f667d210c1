import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { PromptDiffReply } from '@refinery/contracts/prompts.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { fieldsThatDiffer } from './fields-that-differ.ts';
import { findVersion } from './version-rows.ts';

/**
 * What differs between two versions of a prompt. Errors: `forbidden`, `prompt_not_found`,
 * `prompt_version_not_found`.
 */
export async function diffPromptVersions(
  ctx: CallerContext<'refiner'>,
  { id, n, other }: { id: string; n: number; other: number },
): Promise<PromptDiffReply> {
  requirePermission(ctx, 'prompts:read');
  const [from, to] = await ctx.tenant.run(
    async (tx) => [await findVersion(ctx, tx, id, n), await findVersion(ctx, tx, id, other)] as const,
  );
  const original = joinContents(from.messages);
  const rewritten = joinContents(to.messages);
  const edits = await ctx.refiner.findEdits(ctx.actor.organizationId, {
    original,
    refinedText: rewritten,
    by: 'model',
    mode: 'direct',
    options: {},
  });
  return {
    from: n,
    to: other,
    original,
    rewritten,
    edits,
    config: fieldsThatDiffer(from.config, to.config),
    variables: {
      added: missingIn(from.variables, to.variables),
      removed: missingIn(to.variables, from.variables),
    },
  };
}

/** Which of `names` are not among `known`. */
const missingIn = (known: readonly string[], names: readonly string[]): string[] => [
  ...new Set(names).difference(new Set(known)),
];
