import type { Transaction } from '@refinery/db/create-db.ts';
import { publishingVerdicts, type ScreenedPlace } from '@refinery/db/schema/published-prompts.ts';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { withHashes } from './keep-verdict.ts';
import { screenSnapshot } from './screen-snapshot.ts';
import type { Shown } from './snapshot.ts';

/** More places are not told, and not looked at by operators. */
const MAX_PLACES = 100;

const KINDS = { secret: 'a secret', email: 'an e-mail address', phone: 'a phone number' } as const;

/**
 * Screens what is to be shown to everybody. Answers what an operator has to look at first, null for nothing:
 * what no operator has allowed the organization before.
 * @param review whether its people ask for an operator
 * Errors: `screening_failed` where there is something and they do not ask, or there is too much. It does not
 * repeat what was found.
 */
export async function screenPublication(
  ctx: CallerContext,
  tx: Transaction,
  shown: Shown,
  review: boolean,
): Promise<ScreenedPlace[] | null> {
  const places = await withoutAllowed(ctx, tx, screenSnapshot(ctx.actor.organizationId, shown));
  const [first] = places;
  if (!first) return null;
  if (review && places.length <= MAX_PLACES) return places;
  const more = places.length > 1 ? ` There are ${places.length - 1} more such places.` : '';
  const remedy = review
    ? `Operators look at ${MAX_PLACES} places at most.`
    : 'If that is wrong, or meant to be public, send "review": true as well: an operator then looks at it, and publishes it or not.';
  throw new DomainError(
    'screening_failed',
    `What everybody may read must not have secrets, e-mail addresses or phone numbers: ${first.path} has ${KINDS[first.what]}.${more} ${remedy}`,
    {
      screened: places.slice(0, MAX_PLACES).map(({ path, what, start, end }) => ({ path, what, start, end })),
    },
  );
}

async function withoutAllowed(
  { actor }: CallerContext,
  tx: Transaction,
  places: readonly ScreenedPlace[],
): Promise<ScreenedPlace[]> {
  if (places.length === 0) return [];
  const hashes = [...new Set(places.map(({ hash }) => hash))];
  const rows = await tx
    .select({ hash: publishingVerdicts.hash })
    .from(publishingVerdicts)
    .where(withHashes(actor.organizationId, 'allowed_place', hashes));
  const allowed = new Set(rows.map(({ hash }) => hash));
  return places.filter(({ hash }) => !allowed.has(hash));
}
