import type { CheckBody } from '@refinery/contracts/checks.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { CallerContext } from '../../context/context.ts';
import { chooseCandidates } from '../../providers/choose-candidates.ts';
import { resolveProviders } from '../../providers/resolve-providers.ts';
import { readersForAnyText } from '../../verification/choose-readers.ts';

/**
 * Who reads the doubts of a check: the provider asked for, else the organization's own choice, see
 * `readersForAnyText`. Nobody stands in for either. Errors: `provider_not_usable`.
 */
export async function chooseReaders(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
  { provider, model }: Pick<CheckBody, 'provider' | 'model'>,
): Promise<Candidate[]> {
  const resolved = await resolveProviders(ctx, ctx.actor.organizationId);
  if (provider) return chooseCandidates(resolved, { provider, model, fallback: false });
  return readersForAnyText(resolved).map((reader) => ({ ...reader, model: model ?? reader.model }));
}
