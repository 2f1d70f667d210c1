import type { DecideTextBody, RefinedTextEntry } from '@refinery/contracts/refined-texts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { EFFECT_DELAY_MS, hasRoomFor } from './internal/active-size.ts';
import type { RefinedTextRow } from './internal/decide-text.ts';
import { lockText } from './internal/find-text.ts';
import { toEntry } from './internal/to-entry.ts';

type Change = Pick<RefinedTextRow, 'status' | 'reason' | 'activeFrom' | 'activeUntil'>;

/**
 * Decides whether calls use the refined text. It takes effect a few seconds later, when every process has
 * heard of it. Errors: `forbidden`, `refined_text_not_found`; `text_not_ready` where there is no refined
 * text; `limit_reached` where too many are used.
 */
export async function decideRefinedText(
  ctx: CallerContext<'clock'>,
  { id, status }: DecideTextBody & { id: string },
): Promise<RefinedTextEntry> {
  requirePermission(ctx, 'organization:write');
  return mutate(ctx, 'refined-text.decide', async (tx) => {
    const before = await lockText(ctx, tx, id);
    const now = ctx.clock.now();
    const change = status === 'active' ? await activate(tx, before, now) : reject(before, now);
    const own = whereOwn(ctx, refinedTexts, id);
    const [after] = await tx.update(refinedTexts).set(change).where(own).returning();
    if (!after) throw new DomainError('refined_text_not_found');
    return { target: id, before: audited(before), after: audited(after), result: toEntry(after, now) };
  });
}

async function activate(tx: Transaction, row: RefinedTextRow, now: Date): Promise<Change> {
  const { organizationId, refinedText, activeFrom, activeUntil } = row;
  if (refinedText === null)
    throw new DomainError('text_not_ready', `The text is ${row.status}: there is no refined text to use.`);
  const change = { status: 'active', reason: null, activeUntil: null } as const;
  if (activeFrom && !activeUntil) return { ...change, activeFrom };
  if (!(await hasRoomFor(tx, organizationId, refinedText)))
    throw new DomainError(
      'limit_reached',
      'The refined texts that calls use would have more than 4 MB. Set one to verbatim first.',
    );
  // Still in use: it goes on without a change.
  if (activeFrom && activeUntil && activeUntil > now) return { ...change, activeFrom };
  return { ...change, activeFrom: inAMoment(now) };
}

function reject({ activeFrom, activeUntil }: RefinedTextRow, now: Date): Change {
  const change = { status: 'verbatim', reason: 'rejected', activeFrom, activeUntil } as const;
  if (!activeFrom) return change;
  // Nobody uses it yet.
  if (activeFrom > now) return { ...change, activeFrom: null, activeUntil: null };
  return { ...change, activeUntil: activeUntil ?? inAMoment(now) };
}

const inAMoment = (now: Date): Date => new Date(now.getTime() + EFFECT_DELAY_MS);

const audited = ({ hash, status, reason }: RefinedTextRow) => ({ sha256: hash, status, reason });
