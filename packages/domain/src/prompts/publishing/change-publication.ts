import type { UpdatePromptBody } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import {
  publications,
  publishedPrompts,
  publishingVerdicts,
  type ScreenedPlace,
} from '@refinery/db/schema/published-prompts.ts';
import { toList } from '@refinery/db/search-patterns.ts';
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { Publication } from './find-publications.ts';
import { screenSnapshot } from './internal/screen-snapshot.ts';
import { type PromptAndVersion, type Shown, type Snapshot, takeSnapshot } from './internal/snapshot.ts';
import { withHashes } from './internal/store-verdict.ts';

/** What a request says of publishing. */
type Wish = Pick<UpdatePromptBody, 'isPublic' | 'review'>;

/** A prompt before a change, null where it is new, and after it. */
interface Changed {
  before: PromptAndVersion | null;
  after: PromptAndVersion & { publication: Publication | null };
}

/**
 * Publishes a prompt that is locked or new, withdraws it, or publishes it anew, where it is public and the
 * change is one that everybody sees. In the transaction of the change: nothing of it is approved there.
 * @param wish what the request says: whether it is public, undefined for nothing, and whether an operator may
 * look at what screening refuses
 * Errors: `forbidden` for a key that may write and not publish, `screening_failed`.
 */
export async function changePublication(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { before, after }: Changed,
  { isPublic: wish, review = false }: Wish,
): Promise<Publication | null> {
  const { publication } = after;
  const isPublic = publication?.newest != null;
  if (wish === false || (wish === undefined && !isPublic)) {
    return isPublic ? withdraw(ctx, tx, publication) : publication;
  }
  const snapshot = takeSnapshot(after);
  // A version that was restored, say, is not published by a change of the folder.
  const shown = wish === undefined && before ? takeSnapshot(before) : publication?.newest;
  if (shown?.hash === snapshot.hash) return publication;
  requirePermission(ctx, 'prompts:publish');
  const screened = await screenPublication(ctx, tx, snapshot, review);
  const known = publication ?? (await insertPublication(ctx, tx, after.prompt.id));
  // The approved snapshot stays visible until the new one is approved. The others are deleted.
  await deleteSnapshots(ctx, tx, known.id, 'unseen');
  const newest = {
    id: newId(),
    hash: snapshot.hash,
    status: 'pending' as const,
    screened,
    revision: (known.newest?.revision ?? 0) + 1,
  };
  await insertSnapshot(ctx, tx, { publicationId: known.id, ...newest }, snapshot);
  return { ...known, newest };
}

/** Nobody else sees anything of it any more. The published id, its views and what was reported stay. */
async function withdraw(ctx: CallerContext, tx: Transaction, publication: Publication): Promise<Publication> {
  await deleteSnapshots(ctx, tx, publication.id, 'all');
  return { ...publication, newest: null };
}

async function insertPublication(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
  promptId: string,
): Promise<Publication> {
  const id = newId();
  await tx.execute(sql`
    insert into ${publications} (id, organization_id, prompt_id, created_at)
    values (${id}, ${actor.organizationId}, ${promptId}, ${clock.now().toISOString()})`);
  return { id, views: 0, newest: null };
}

/** Locks them in the order in which a verdict does. */
async function deleteSnapshots(
  { actor }: CallerContext,
  tx: Transaction,
  publicationId: string,
  which: 'all' | 'unseen',
): Promise<void> {
  const rows = await tx
    .select({ id: publishedPrompts.id, status: publishedPrompts.status })
    .from(publishedPrompts)
    .where(
      and(
        eq(publishedPrompts.organizationId, actor.organizationId),
        eq(publishedPrompts.publicationId, publicationId),
      ),
    )
    .orderBy(asc(publishedPrompts.revision))
    .for('update');
  const ids = rows.filter(({ status }) => which === 'all' || status !== 'approved').map(({ id }) => id);
  if (ids.length > 0) await tx.delete(publishedPrompts).where(inArray(publishedPrompts.id, ids));
}

interface SnapshotHead {
  id: string;
  publicationId: string;
  revision: number;
  screened: ScreenedPlace[] | null;
}

/** Names its columns: refinery_app has no right to the others, which drizzle would name, too. */
const insertSnapshot = (
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
  { id, publicationId, revision, screened }: SnapshotHead,
  snapshot: Snapshot,
): Promise<unknown> => {
  const { version, name, description, category, tags, type, messages, config } = snapshot;
  const { variables, tokens, score, rulesVersion, excerpt, search, hash } = snapshot;
  return tx.execute(sql`
    insert into ${publishedPrompts} (id, organization_id, publication_id, revision, version, name, description, category, tags, type,
      messages, config, variables, tokens, score, rules_version, excerpt, search, hash, screened, created_at)
    values (${id}, ${actor.organizationId}, ${publicationId}, ${revision}, ${version}, ${name}, ${description}, ${category}, ${toList(tags)},
      ${type}, ${json(messages)}, ${json(config)}, ${toList(variables)}, ${tokens}, ${score}, ${rulesVersion}, ${excerpt}, ${search}, ${hash},
      ${screened === null ? null : json(screened)},
      ${clock.now().toISOString()})`);
};

const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::text::jsonb`;

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
async function screenPublication(
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
