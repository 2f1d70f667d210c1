import type { CheckBody, CheckReply } from '@refinery/contracts/checks.ts';
import type { Verdict } from '@refinery/guard';
import type { Candidate } from '@refinery/providers/spec.ts';
import { causeOf } from '../calls/cause-of.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { countCheck } from '../usage/checks.ts';
import { readersForAnyText } from '../verification/choose-readers.ts';
import { verifyDoubts } from '../verification/verify-doubts.ts';

/**
 * Says of each requirement of a text what became of it in a rewrite, whoever wrote that. Doubts are read by a
 * model only where the caller asks for it. Both texts are forgotten; all that is stored is that there was a
 * check. Errors: `forbidden`, `provider_not_usable` where the reader asked for is not,
 * `refining_limit_exceeded` where the texts are too much work. A reader that fails is no error: doubts stay
 * doubts, with a warning.
 */
export async function checkRewrite(ctx: ActorContext, input: CheckBody): Promise<CheckReply> {
  // Whoever may have texts refined, which checks them too, may have them checked.
  requirePermission(ctx, 'optimizations:write');
  const { organizationId } = ctx.actor;
  const { original, rewritten, preserve = [], strictness = 'normal', verify = 'off' } = input;
  const readers = verify === 'off' || strictness === 'strict' ? [] : await chooseReaders(ctx, input);
  const { findings, tokens } = await ctx.refiner.check(organizationId, { original, rewritten, preserve });
  const those = (wanted: Verdict) => findings.requirements.filter(({ verdict }) => verdict === wanted);
  const { checks, usage, problem } = await verifyDoubts(ctx, {
    organizationId,
    original,
    rewritten,
    verify,
    strictness,
    readers,
    cause: causeOf(ctx.actor, 'check'),
    // Nobody said how much the rewriting was to leave out.
    result: { ...findings, lost: those('lost'), doubtful: those('doubtful') },
  });
  await ctx.tenant.send([countCheck(ctx.db, organizationId, ctx.clock.now())], {
    durable: false,
  });
  const { passed, requirements, added, integrity, verifiedBy } = checks;
  return {
    passed,
    requirements,
    added,
    integrity,
    tokens,
    ...(verifiedBy ? { verifiedBy } : {}),
    ...(usage ? { usage } : {}),
    warnings: problem === null ? [] : [asSentence(problem)],
  };
}

const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/**
 * Who reads the doubts of a check: the provider asked for, else the organization's own choice, see
 * `readersForAnyText`. Nobody stands in for either. Errors: `provider_not_usable`.
 */
async function chooseReaders(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
  { provider, model }: Pick<CheckBody, 'provider' | 'model'>,
): Promise<Candidate[]> {
  const resolved = await resolveProviders(ctx, ctx.actor.organizationId);
  if (provider) return chooseCandidates(resolved, { provider, model, fallback: false });
  return readersForAnyText(resolved).map((reader) => ({ ...reader, model: model ?? reader.model }));
}
