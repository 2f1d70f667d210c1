import { DEFAULT_REQUIREMENTS, type LabelPolicyReply } from '@refinery/contracts/prompt-labels.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';

/** What the labels of the organization require, in alphabetical order. Errors: `forbidden`. */
export async function listLabelPolicies(ctx: CallerContext): Promise<LabelPolicyReply[]> {
  requirePermission(ctx, 'prompts:read');
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select({ label: labelPolicies.label, require: labelPolicies.require })
      .from(labelPolicies)
      .where(eq(labelPolicies.organizationId, ctx.actor.organizationId)),
  );
  const chosen = Object.fromEntries(rows.map(({ label, require }) => [label, require]));
  return Object.entries({ ...DEFAULT_REQUIREMENTS, ...chosen })
    .map(([label, require]) => ({ label, require }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
