import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { SharedPromptReply } from '@refinery/contracts/sharing.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { verifyPassword, withPasswordTurn } from '../../auth/passwords.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { Subject } from '../../security/throttle/throttle.ts';
import { typeOf } from '../versions/type-of.ts';
import { type ShareRow, whereToken } from './internal/share-rows.ts';

type Viewing = Pick<Context, 'clock' | 'db' | 'systemDb' | 'throttle'>;

const WRONG_PASSWORDS = 5;
const WINDOW_MS = 15 * 60_000;

interface ViewInput {
  token: string;
  password?: string | undefined;
  address: string;
}

/**
 * What a link shows, for whoever has it. It counts as a view: the statement that counts is the one that looks
 * whether there are views left. Errors: `share_not_found`, `share_ended`, `share_password_required` for none
 * or a wrong one, `rate_limited` after five wrong ones.
 */
export async function viewShare(ctx: Viewing, input: ViewInput): Promise<SharedPromptReply> {
  const share = await openShare(ctx, input);
  const counted = await withTenant(ctx.db, share.organizationId, async (tx) => {
    const [row] = await tx
      .update(shareLinks)
      .set({ views: sql`${shareLinks.views} + 1` })
      .where(
        and(
          eq(shareLinks.id, share.id),
          or(isNull(shareLinks.maxViews), lt(shareLinks.views, shareLinks.maxViews)),
        ),
      )
      .returning();
    if (!row) throw ended();
    const [version] = await tx
      .select()
      .from(promptVersions)
      .where(and(eq(promptVersions.promptId, row.promptId), eq(promptVersions.number, row.version)));
    if (!version) throw new DomainError('share_not_found');
    return { row, version };
  });
  const { row, version } = counted;
  return {
    name: row.name,
    description: row.description,
    type: typeOf(version.messages),
    version: version.number,
    content: joinContents(version.messages),
    messages: version.messages,
    config: version.config,
    variables: version.variables,
    remainingViews: row.maxViews === null ? null : row.maxViews - row.views,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** That a link can be opened, without a view. Errors: those of {@link viewShare}. */
export async function openShare(ctx: Viewing, { token, password, address }: ViewInput): Promise<ShareRow> {
  const organizationId = await findOwner(ctx, token);
  const share = await withTenant(ctx.db, organizationId, async (tx) => {
    const [row] = await tx
      .select()
      .from(shareLinks)
      .where(and(whereToken(token), notExists(inactiveOwner(tx))));
    return row;
  });
  if (!share) throw new DomainError('share_not_found');
  if (share.expiresAt && share.expiresAt <= ctx.clock.now()) throw ended();
  if (share.maxViews !== null && share.views >= share.maxViews) throw ended();
  if (share.passwordHash !== null) await provePassword(ctx, share.passwordHash, { share, password, address });
  return share;
}

/** Whoever shared it may not read it any more, while the directory has them as inactive. */
const inactiveOwner = (tx: Transaction) =>
  tx
    .select({ userId: inactiveMembers.userId })
    .from(inactiveMembers)
    .where(
      and(
        eq(inactiveMembers.organizationId, shareLinks.organizationId),
        eq(inactiveMembers.userId, shareLinks.userId),
      ),
    );

/** Whose a link is; of a suspended organization nothing is shown. */
async function findOwner({ systemDb }: Viewing, token: string): Promise<string> {
  const [owner] = await systemDb
    .select({ organizationId: shareLinks.organizationId })
    .from(shareLinks)
    .innerJoin(organizations, eq(organizations.id, shareLinks.organizationId))
    .where(and(whereToken(token), isNull(organizations.suspendedAt)));
  if (!owner) throw new DomainError('share_not_found');
  return owner.organizationId;
}

async function provePassword(
  { throttle }: Viewing,
  hash: string,
  { share, password, address }: { share: ShareRow; password: string | undefined; address: string },
): Promise<void> {
  if (password === undefined)
    throw new DomainError('share_password_required', 'Send it in X-Share-Password.');
  const subject: Subject = {
    kind: 'share',
    id: share.id,
    policy: { limit: WRONG_PASSWORDS, windowMs: WINDOW_MS, wait: 'window' },
  };
  await withPasswordTurn(address, async () => {
    // In the turn: a try counts as wrong until it is known, and of many right ones at once few are in their
    // turn.
    const waitMs = await throttle.take([subject]);
    if (waitMs > 0) throw tooManyTries(waitMs);
    if (!(await verifyPassword(hash, password)))
      throw new DomainError('share_password_required', 'The password is wrong.');
    await throttle.succeed([subject]);
  });
}

function tooManyTries(waitMs: number): DomainError {
  const retryAfterSeconds = Math.ceil(waitMs / 1_000);
  const detail = `Too many wrong passwords. Try again in ${retryAfterSeconds} s.`;
  return new DomainError('rate_limited', detail, { retryAfterSeconds });
}

const ended = (): DomainError =>
  new DomainError('share_ended', 'The link was opened as often as it may be, or it has expired.');
