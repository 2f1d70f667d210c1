import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { guardedLabels } from './guarded-labels.ts';
import { assertMayMove } from './may-move.ts';
import { recordLabelMoved } from './record-label-moved.ts';
import {
  type Addressed,
  addressesOf,
  findLastServed,
  forgetLastServed,
  rememberServed,
  type ServedVersion,
  servedVersion,
} from './served-versions.ts';

/** Slug and name of a prompt before a change, and after it; null: it is deleted. */
interface Move {
  promptId: string;
  before: Addressed;
  after: Addressed | null;
}

/**
 * Programs ask for a prompt by slug or name. So a changed slug or name is a move of each guarded label:
 * - The caller needs the same rights as for a move. Under a name that another prompt had, programs must get
 *   the same text as before.
 * - The last text under a name that is given up is kept, so that the gate can compare it with the next one.
 *
 * To be called in the transaction that changes the locked prompt: after a change of its row, before its
 * deletion. Errors: `forbidden` without `prompts:label`, `gate_failed`.
 */
export async function moveAddresses(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { promptId, before, after }: Move,
): Promise<DeliveryId[]> {
  const had = addressesOf(before);
  const has = after ? addressesOf(after) : new Set<string>();
  const [given, taken] = [had.difference(has), has.difference(had)];
  if (given.size === 0 && taken.size === 0) return [];
  const shownUnder = await findShownUnder(ctx, tx, { promptId, before, given });
  const deliveries: DeliveryId[] = [];
  for (const { label, now: from, last } of await guardedLabels(ctx, tx, promptId)) {
    const shown = await servedVersion(ctx, tx, promptId, last);
    await rememberServed(ctx, tx, shownUnder, label, shown);
    if (from === null) continue;
    requirePermission(ctx, 'prompts:label');
    await assertMayMove(ctx, tx, label);
    await assertSame(ctx, tx, { taken, label, shown });
    await forgetLastServed(ctx, tx, taken, label);
    deliveries.push(...(await recordLabelMoved(ctx, tx, { promptId, label, from, to: after ? from : null })));
  }
  return deliveries;
}

interface Giving {
  promptId: string;
  before: Addressed;
  given: ReadonlySet<string>;
}

/**
 * Under which of the names that are given up programs got this prompt: older organizations may have two
 * prompts for one name.
 */
async function findShownUnder(
  { actor }: CallerContext,
  tx: Transaction,
  { promptId, before, given }: Giving,
): Promise<ReadonlySet<string>> {
  const others = await tx
    .select({ id: prompts.id, name: prompts.name })
    .from(prompts)
    .where(
      and(
        eq(prompts.organizationId, actor.organizationId),
        inArray(prompts.name, [...given]),
        ne(prompts.id, promptId),
      ),
    );
  const first = others.filter(({ id, name }) => name !== before.name || id < promptId);
  return given.difference(new Set(first.map(({ name }) => name)));
}

interface Taking {
  taken: ReadonlySet<string>;
  label: string;
  shown: ServedVersion;
}

/** Errors: `gate_failed` where programs got another text under the names that are taken. */
async function assertSame(
  ctx: CallerContext,
  tx: Transaction,
  { taken, label, shown }: Taking,
): Promise<void> {
  const lastServed = await findLastServed(ctx, tx, taken, label);
  if (lastServed.every(({ hash }) => hash === shown.hash)) return;
  throw new DomainError(
    'gate_failed',
    `Programs that asked for ${[...taken].join(' or ')} with the label ${label} got another text. Remove the label, change slug or name, and give the label again: then its gate compares the texts.`,
  );
}
