import { hash } from 'node:crypto';
import { workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { textKind } from '@refinery/domain/refined-texts/text-kind.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { eq } from 'drizzle-orm';

/** Has calls of an organization bring a system text so often, as the gateway tells it. */
export async function useSystemText(
  ctx: Context,
  organizationId: string,
  text: string,
  { calls = 2, model = 'gpt-5-mini' }: { calls?: number; model?: string } = {},
): Promise<void> {
  const seen = {
    organizationId,
    text,
    hash: hash('sha256', text),
    provider: 'openai' as const,
    model,
    besideTokens: 0,
    jsonObject: false,
  };
  for (let call = 0; call < calls; call++) ctx.seenTexts.note(seen);
  await ctx.seenTexts.settled();
}

/**
 * Does a worker's work for the system texts of an organization until none waits, or so many turns were taken.
 */
export async function refineTexts(
  ctx: Context,
  organizationId: string,
  { kind = textKind, turns = 20 }: { kind?: typeof textKind; turns?: number } = {},
): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const lanes = await withTenant(ctx.db, organizationId, (tx) =>
      tx
        .select({ jobId: workLanes.jobId, lane: workLanes.lane, token: workLanes.token })
        .from(workLanes)
        .innerJoin(workJobs, eq(workJobs.id, workLanes.jobId))
        .where(eq(workJobs.kind, textKind.name)),
    );
    if (lanes.length === 0) return;
    for (const lane of lanes) await runTurn(ctx, kind, { organizationId, ...lane });
  }
  if (turns > 1) throw new Error('The system texts come to no end.');
}
