import type { ErasureReceipt, ErasureReply } from '@refinery/contracts/erasure.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { ERASURE } from '../audit/erasure.ts';
import { type Author, recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type Counts, nonZero, plus } from './internal/count-rows.ts';
import { deletePerson, endInvitationsTo } from './internal/delete-person.ts';
import { eraseFromAuditLog, type Trace, unnameOrganizations } from './internal/erase-traces.ts';
import { lockPerson, readPlaces, requireHandedOver } from './internal/lock-person.ts';
import { writeReceipt } from './internal/receipts.ts';
import { retryDeadlocks } from './internal/retry-deadlocks.ts';
import { type Surveyed, survey } from './internal/survey.ts';

type User = typeof users.$inferSelect;

/** Whoever erases; of themselves their address is not wanted. */
type EraseContext = Pick<Context, 'clock' | 'db' | 'systemDb'> & {
  logger?: Context['logger'];
  actor: Author;
  requestId?: string;
};

interface EraseOptions {
  /** Shows in the transaction that it may be done: what it throws leaves everything as it was. */
  prove?: (tx: Transaction, user: User) => Promise<void>;
  /**
   * Whether the e-mail is theirs. If not, what other organizations keep of it (invitations, rows of their
   * logs) is somebody else's and stays. Default: it is.
   */
  ownsEmail?: (user: User) => boolean;
}

/**
 * Erases a person: their account and all that is theirs alone, and the organizations of which they are the
 * only member. What other organizations keep of their work names nothing but an id that is nobody's any more;
 * in the audit logs values that tell of them are erased, and the chains still verify. The SHA-256 of the
 * receipt stands in each of these. Asks for no permission: for operators, the product itself, and
 * `deleteAccount`.
 * Errors: `user_not_found`; `last_admin`, naming the organizations of others that would be without an admin;
 * what `prove` throws.
 */
export async function eraseUser(
  ctx: EraseContext,
  { userId }: { userId: string },
  { prove = async () => undefined, ownsEmail = () => true }: EraseOptions = {},
): Promise<ErasureReply> {
  const surveyed = await surveyOf(ctx, userId);
  const reply = await retryDeadlocks(() =>
    ctx.systemDb.transaction(async (tx) => {
      const { user, places } = await lockPerson(tx, userId);
      requireHandedOver(places);
      await prove(tx, user);
      return erase(ctx, tx, { ...user, ownsEmail: ownsEmail(user) }, surveyed);
    }),
  );
  ctx.logger?.info({ userId, receipt: reply.sha256 }, 'person erased');
  return reply;
}

async function surveyOf(ctx: EraseContext, userId: string): Promise<Map<string, Surveyed>> {
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new DomainError('user_not_found');
  const own = await ctx.systemDb
    .select({ id: memberships.organizationId })
    .from(memberships)
    .where(eq(memberships.userId, userId));
  const found = await survey(
    ctx,
    user,
    own.map(({ id }) => id),
  );
  return new Map(found.map((each) => [each.id, each]));
}

async function erase(
  ctx: EraseContext,
  tx: Transaction,
  user: User & { ownsEmail: boolean },
  surveyed: ReadonlyMap<string, Surveyed>,
): Promise<ErasureReply> {
  const { deleted, remaining, uninvited } = await divide(tx, user.id);
  const counts = await deletePerson(tx, user, deleted);
  for (const id of remaining)
    await unnameOrganizations(ctx, tx, { id, derivedNames: surveyed.get(id)?.derivedNames ?? [] });
  const derivedNames = [...new Set([...surveyed.values()].flatMap((each) => each.derivedNames))];
  const { id: userId, email, ownsEmail } = user;
  const traces = await eraseFromAuditLog(tx, {
    userId,
    email,
    ownsEmail,
    derivedNames,
    organizationIds: remaining,
  });
  const reply = await writeReceipt(ctx, tx, {
    subject: { kind: 'user', id: userId },
    ...summaryOf({ deleted, remaining, surveyed, counts: plus(counts, { invitations: uninvited }), traces }),
  });
  await recordErasure(ctx, tx, reply, { userId, remaining, traces });
  return reply;
}

/** The organizations of a person that go with them, and those that stay. Errors: `last_admin`. */
async function divide(tx: Transaction, userId: string) {
  const lone = (await readPlaces(tx, userId)).filter(({ others }) => others === 0);
  const uninvited = await endInvitationsTo(
    tx,
    lone.map(({ id }) => id),
  );
  const places = await readPlaces(tx, userId);
  // Somebody has joined at the last moment.
  requireHandedOver(places);
  const idsOf = (those: typeof places) => those.map(({ id }) => id);
  return {
    deleted: idsOf(places.filter(({ others }) => others === 0)),
    remaining: idsOf(places.filter(({ others }) => others > 0)),
    uninvited,
  };
}

/** In the order of their ids, which is that of the locks that the rows take in the end. */
async function recordErasure(
  { actor, clock, requestId }: EraseContext,
  tx: Transaction,
  { receipt, sha256 }: ErasureReply,
  { userId, remaining, traces }: { userId: string; remaining: readonly string[]; traces: readonly Trace[] },
): Promise<void> {
  for (const organizationId of concerned({ remaining, traces })) {
    const entries = traces.find((trace) => trace.organizationId === organizationId)?.entries ?? [];
    const after = { receipt: receipt.id, sha256, entries };
    const author = { actor, clock, ...(requestId ? { requestId } : {}) };
    await recordChange(author, tx, organizationId, { action: ERASURE, target: userId, after });
  }
}

interface Erased {
  /** Organizations that are gone, and those that remain, by their ids. */
  deleted: readonly string[];
  remaining: readonly string[];
  surveyed: ReadonlyMap<string, Surveyed>;
  /** Rows of the person. */
  counts: Counts;
  traces: readonly Trace[];
}

/** What a receipt says of what was done. */
function summaryOf(all: Erased): Pick<ErasureReceipt, 'erased' | 'organizations' | 'stays'> {
  const { deleted, remaining, surveyed, counts } = all;
  const sum = (ids: readonly string[], of: (it: Surveyed) => Counts): Counts =>
    ids
      .map((id) => surveyed.get(id))
      .reduce((total: Counts, found) => (found ? plus(total, of(found)) : total), {});
  // What was counted as the person's is not counted again as their organization's; jobs are counted once it
  // is gone.
  const more = Object.entries(sum(deleted, ({ rows }) => rows)).filter(
    ([table]) => table === 'work_jobs' || !(table in counts),
  );
  return {
    erased: nonZero(plus(counts, Object.fromEntries(more))),
    organizations: outcomesOf(all),
    stays: nonZero(sum(remaining, ({ theirs }) => theirs)),
  };
}

function outcomesOf({ deleted, remaining, traces }: Erased): ErasureReceipt['organizations'] {
  const found = new Map(traces.map((trace) => [trace.organizationId, trace]));
  return [...deleted, ...concerned({ remaining, traces })].sort().map((id) => ({
    id,
    outcome: deleted.includes(id) ? 'deleted' : 'kept',
    auditEntries: found.get(id)?.entries.length ?? 0,
    auditValues: found.get(id)?.erased ?? 0,
    auditValuesKept: found.get(id)?.kept ?? 0,
  }));
}

/**
 * The organizations whose logs say that the person was erased: theirs, and others that something was erased
 * of. In the order of their ids.
 */
const concerned = ({ remaining, traces }: Pick<Erased, 'remaining' | 'traces'>): string[] =>
  [...new Set([...remaining, ...traces.map(({ organizationId }) => organizationId)])].sort();
