import type { Transaction } from '@refinery/db/create-db.ts';
import { keptVersions } from '@refinery/db/schema/prompt-labels.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';

/** What programs got of a version. */
export type ServedVersion = Pick<
  typeof promptVersions.$inferSelect,
  'messages' | 'config' | 'variables' | 'hash'
>;

/** By what programs find a prompt. */
export interface Addressed {
  slug: string;
  name: string;
}

/** Slug and name; one where they are the same. */
export const addressesOf = ({ slug, name }: Addressed): ReadonlySet<string> => new Set([slug, name]);

const whereServed = ({ actor }: CallerContext, addresses: ReadonlySet<string>, label: string) =>
  and(
    eq(keptVersions.organizationId, actor.organizationId),
    inArray(keptVersions.address, [...addresses]),
    eq(keptVersions.label, label),
  );

/** What programs got last under these names and a label, each text once, where other prompts had them. */
export async function findLastServed(
  ctx: CallerContext,
  tx: Transaction,
  addresses: ReadonlySet<string>,
  label: string,
): Promise<ServedVersion[]> {
  const { messages, config, variables, hash } = keptVersions;
  const rows = await tx
    .select({ messages, config, variables, hash })
    .from(keptVersions)
    .where(whereServed(ctx, addresses, label))
    .orderBy(asc(keptVersions.address));
  return [...new Map(rows.map((row) => [row.hash, row])).values()];
}

/** The label is given under these names again: what follows is compared with that. */
export const forgetLastServed = (
  ctx: CallerContext,
  tx: Transaction,
  addresses: ReadonlySet<string>,
  label: string,
) => tx.delete(keptVersions).where(whereServed(ctx, addresses, label));

/** What programs get of a version. */
export async function servedVersion(
  { actor }: CallerContext,
  tx: Transaction,
  promptId: string,
  number: number,
): Promise<ServedVersion> {
  const { messages, config, variables, hash } = promptVersions;
  const [shown] = await tx
    .select({ messages, config, variables, hash })
    .from(promptVersions)
    .where(
      and(
        eq(promptVersions.organizationId, actor.organizationId),
        eq(promptVersions.promptId, promptId),
        eq(promptVersions.number, number),
      ),
    );
  if (!shown) throw new Error('A version that had a label is not there.');
  return shown;
}

/**
 * Keeps what programs got last under names that a prompt gives up. If a text is kept already, it stays:
 * programs have never got this prompt under that name and label.
 */
export async function rememberServed(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
  addresses: ReadonlySet<string>,
  label: string,
  { messages, config, variables, hash }: ServedVersion,
): Promise<void> {
  if (addresses.size === 0) return;
  const rows = [...addresses].map((address) => ({
    organizationId: actor.organizationId,
    address,
    label,
    messages,
    config,
    variables,
    hash,
    keptAt: clock.now(),
  }));
  await tx.insert(keptVersions).values(rows).onConflictDoNothing();
}
