import type { CheckBody, CheckReply } from '@refinery/contracts/checks.ts';
import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { countCheck } from '../usage/checks.ts';
import { takeDoubtsForLosses } from './take-doubts-for-losses.ts';

/**
 * Says of each requirement of a text what became of it in a rewrite, whoever wrote that. Both texts are forgotten; all
 * that is stored is that there was a check.
 * Errors: `forbidden`, `refining_limit_exceeded` where the texts are too much work.
 */
export async function checkRewrite(ctx: ActorContext, input: CheckBody): Promise<CheckReply> {
  // Whoever may have texts refined, which checks them too, may have them checked.
  requirePermission(ctx, 'optimizations:write');
  const { organizationId } = ctx.actor;
  const { original, rewritten, preserve = [], strictness } = input;
  const { findings, tokens } = await ctx.refiner.check(organizationId, { original, rewritten, preserve });
  const { passed, requirements, added, integrity } =
    strictness === 'strict' ? takeDoubtsForLosses(findings) : findings;
  await sendAsTenant(ctx.db, organizationId, [countCheck(ctx.db, organizationId, ctx.clock.now())], {
    durable: false,
  });
  return {
    passed,
    requirements: requirements.map((requirement) => ({ ...requirement, decidedBy: 'rule' })),
    added: added.map((addition) => ({ ...addition, decidedBy: 'rule' })),
    integrity,
    tokens,
  };
}
