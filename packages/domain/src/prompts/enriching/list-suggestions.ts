import type { SuggestionsReply } from '@refinery/contracts/prompt-quality.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { judge } from '../../prompt-quality/judge.ts';
import { RULES } from '../../prompt-quality/rules/all-rules.ts';
import { findNamedVersion } from '../versions/version-rows.ts';

const REMEDIES = new Map(RULES.map(({ rule, remedy }) => [rule, remedy]));

/**
 * A remedy for each rule that the newest version of a prompt does not meet. Errors: `forbidden`,
 * `prompt_not_found`.
 */
export async function listSuggestions(
  ctx: CallerContext,
  { promptId }: { promptId: string },
): Promise<SuggestionsReply> {
  requirePermission(ctx, 'prompts:read');
  const version = await ctx.tenant.run((tx) => findNamedVersion(ctx, tx, promptId, {}));
  const { score, findings } = judge(version.messages, version.sections);
  const suggestions = findings
    .filter(({ passed }) => !passed)
    .sort((a, b) => b.weight - a.weight)
    .map(({ rule, weight, message, start, end }) => ({
      rule,
      weight,
      message: message ?? '',
      remedy: REMEDIES.get(rule) ?? '',
      start,
      end,
    }));
  return { promptId, version: version.number, score, suggestions };
}
