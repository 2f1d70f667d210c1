import { createHash } from 'node:crypto';
import type { Transaction } from '@refinery/db/create-db.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { and, eq, type SQLWrapper, sql } from 'drizzle-orm';
import { apiKeyOf } from '../context/actor.ts';
import { within } from '../context/as-caller.ts';
import type { CallerContext } from '../context/context.ts';
import type { IdempotencyClaim } from '../context/idempotency-claim.ts';
import { DomainError } from '../errors/domain-error.ts';
import { openSecret, sealSecret } from '../security/credential-vault.ts';
import { REPLY_PURPOSE } from './internal/reply-purpose.ts';
import { isSameDigest, sealDigest } from './internal/sealed-digest.ts';

const KEEP_MS = 24 * 60 * 60_000;
/** Longer than any request runs; a holder that is silent for that long is taken for dead. */
const LOCK_MS = 15 * 60_000;

export interface StoredReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type ClaimResult =
  | { kind: 'claimed'; claim: IdempotencyClaim }
  | { kind: 'replied'; reply: StoredReply }
  /** The work was done, but the process died before it stored its reply. */
  | { kind: 'made'; resourceId: string };

/** A digest by which a repeated request is told from another: method, route and everything it carries. */
export const hashRequest = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Keys belong to who sends them: nobody gets another caller's reply, which may hold an API key, by guessing
 * its key.
 */
const ownKey = ({ actor }: CallerContext, key: string): string => `${apiKeyOf(actor) ?? actor.userId}:${key}`;

/**
 * Claims a key for a request, or finds what an earlier request of the same caller with it came to.
 * Errors: `idempotency_key_reused` for another request, `idempotency_in_progress` while the earlier one runs.
 */
export async function claimIdempotencyKey(
  ctx: CallerContext<'clock' | 'settings'>,
  input: { key: string; route: string; requestHash: string },
): Promise<ClaimResult> {
  const { organizationId } = ctx.actor;
  const now = ctx.clock.now();
  const claim = { key: ownKey(ctx, input.key), lockedUntil: new Date(now.getTime() + LOCK_MS) };
  const { key } = claim;
  const { route, requestHash } = input;
  const { keyring } = ctx.settings;
  const fresh = {
    route,
    requestHash: sealDigest(keyring, requestHash),
    resourceId: null,
    sealedReply: null,
    lockedUntil: claim.lockedUntil,
    expiresAt: new Date(now.getTime() + KEEP_MS),
  };
  return ctx.tenant.run(async (tx) => {
    const inserted = await tx
      .insert(idempotencyKeys)
      .values({ organizationId, key, createdAt: now, ...fresh })
      .onConflictDoUpdate({
        target: [idempotencyKeys.organizationId, idempotencyKeys.key],
        set: fresh,
        setWhere: sql`${idempotencyKeys.expiresAt} <= ${now.toISOString()}::timestamptz`,
      })
      .returning({ key: idempotencyKeys.key });
    if (inserted.length) return { kind: 'claimed', claim };

    const [row] = await tx.select().from(idempotencyKeys).where(whereKey(organizationId, key)).for('update');
    if (!row) throw new DomainError('idempotency_in_progress');
    if (!isSameDigest(keyring, row.requestHash, requestHash)) {
      throw new DomainError(
        'idempotency_key_reused',
        'This Idempotency-Key was already used with another request. Choose a new key.',
      );
    }
    if (row.sealedReply) return { kind: 'replied', reply: openReply(ctx, row.sealedReply) };
    if (row.resourceId) return { kind: 'made', resourceId: row.resourceId };
    if (row.lockedUntil > now) throw new DomainError('idempotency_in_progress');
    await tx.update(idempotencyKeys).set(fresh).where(whereKey(organizationId, key));
    return { kind: 'claimed', claim };
  });
}

/**
 * Notes what a request made, in the transaction that made it.
 * Errors: `idempotency_in_progress` where the request was silent for so long that another took its key over.
 */
export async function bindResource(
  tx: Transaction,
  ctx: CallerContext<'db'>,
  resourceId: string,
): Promise<void> {
  for (const statement of bindStatements(ctx, resourceId)) {
    const bound = await tx.execute(statement);
    if (!bound.length) throw new DomainError('idempotency_in_progress');
  }
}

/**
 * The statement of {@link bindResource}, to be sent with others; none where the caller sent no
 * Idempotency-Key.
 */
export function bindStatements(ctx: CallerContext<'db'>, resourceId: string): SQLWrapper[] {
  if (!ctx.idempotency) return [];
  const own = whereClaim(ctx.actor.organizationId, ctx.idempotency);
  return [
    ctx.db.update(idempotencyKeys).set({ resourceId }).where(own).returning({ key: idempotencyKeys.key }),
  ];
}

/**
 * Keeps the reply in the transaction that makes what it shows, where it cannot be made anew: a secret that is
 * shown once, a state that changes at once.
 * Errors: `idempotency_in_progress` where the request was silent for so long that another took its key over.
 */
export async function keepReply(
  ctx: CallerContext<'settings'>,
  tx: Transaction,
  { status, body, location }: { status: number; body: object; location?: string },
): Promise<void> {
  if (!ctx.idempotency) return;
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(location ? { location } : {}) };
  const reply = { status, headers, body: JSON.stringify(body) };
  const isStored = await storeReply(within(ctx, tx), ctx.idempotency, reply);
  if (!isStored) throw new DomainError('idempotency_in_progress');
}

/**
 * Keeps the reply for 24 hours, and tells whether the claim still stands. It is sealed: replies hold prompts,
 * and once an API key.
 */
export async function storeReply(
  ctx: CallerContext<'settings'>,
  claim: IdempotencyClaim,
  reply: StoredReply,
): Promise<boolean> {
  const { organizationId } = ctx.actor;
  const sealedReply = sealSecret(ctx.settings.keyring, replyOwner(ctx), JSON.stringify(reply));
  const stored = await ctx.tenant.run((tx) =>
    tx
      .update(idempotencyKeys)
      .set({ sealedReply })
      .where(whereClaim(organizationId, claim))
      .returning({ key: idempotencyKeys.key }),
  );
  return stored.length > 0;
}

/** Forgets the replies that hold what was deleted. Repeating their requests does not make it again. */
export async function forgetReplies(
  tx: Transaction,
  organizationId: string,
  resourceId: string,
): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ sealedReply: null })
    .where(
      and(eq(idempotencyKeys.organizationId, organizationId), eq(idempotencyKeys.resourceId, resourceId)),
    );
}

/** Frees the key of a request that failed, so that it can be sent again. */
export async function releaseIdempotencyKey(ctx: CallerContext, claim: IdempotencyClaim): Promise<void> {
  const { organizationId } = ctx.actor;
  await ctx.tenant.run((tx) =>
    tx
      .delete(idempotencyKeys)
      .where(and(whereClaim(organizationId, claim), sql`${idempotencyKeys.resourceId} is null`)),
  );
}

/**
 * Frees the key of a request from which nothing came of what it was bound to, in the transaction that says
 * so.
 */
export async function forgetClaim(tx: Transaction, { actor, idempotency }: CallerContext): Promise<void> {
  if (idempotency) await tx.delete(idempotencyKeys).where(whereClaim(actor.organizationId, idempotency));
}

const whereKey = (organizationId: string, key: string) =>
  and(eq(idempotencyKeys.organizationId, organizationId), eq(idempotencyKeys.key, key));

/** Nothing any more for a holder that was taken for dead: its key may be that of a running request now. */
const whereClaim = (organizationId: string, { key, lockedUntil }: IdempotencyClaim) =>
  and(whereKey(organizationId, key), eq(idempotencyKeys.lockedUntil, lockedUntil));

const replyOwner = (ctx: CallerContext) => ({
  organizationId: ctx.actor.organizationId,
  purpose: REPLY_PURPOSE,
});

function openReply(ctx: CallerContext<'settings'>, sealed: string): StoredReply {
  return JSON.parse(openSecret(ctx.settings.keyring, replyOwner(ctx), sealed));
}
