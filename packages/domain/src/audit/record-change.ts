import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import type { ApiKeyActor, OperatorActor, SystemActor, UserActor } from '../context/actor.ts';
import type { CallDetails, Clock } from '../context/context.ts';

/** A change of one thing of an organization. Never secrets or prompt texts: the log outlives both. */
export interface Change {
  action: AuditAction;
  /** The thing's id, or what else tells it from others of its kind. */
  target: string;
  /** The thing as it was; left out where it was not, or where that says nothing. */
  before?: Record<string, unknown>;
  /** The thing as it is now; left out where it is no more. */
  after?: Record<string, unknown>;
}

/** What the log says of who makes a change. */
export type Author =
  | Pick<UserActor, 'kind' | 'userId'>
  | Pick<ApiKeyActor, 'kind' | 'userId' | 'apiKeyId'>
  | SystemActor
  | OperatorActor;

/** Who makes a change, and with what call. */
export interface ChangeContext extends CallDetails {
  actor: Author;
  clock: Clock;
}

/** Clients say what they like, as long as they like. */
const LONGEST_USER_AGENT = 300;

/** A statement has room for the values of more than these. */
const ROWS_PER_STATEMENT = 1_000;

/** Writes a change into the audit log, in the transaction that makes it. */
export const recordChange = (
  ctx: ChangeContext,
  tx: Transaction,
  organizationId: string,
  change: Change,
): Promise<void> => recordChanges(ctx, tx, organizationId, [change]);

/** The same for changes that are made at once. */
export async function recordChanges(
  ctx: ChangeContext,
  tx: Transaction,
  organizationId: string,
  changes: readonly Change[],
): Promise<void> {
  const call = {
    organizationId,
    ...columnsOf(ctx.actor),
    requestId: ctx.requestId ?? null,
    address: ctx.address ?? null,
    userAgent: ctx.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
    createdAt: ctx.clock.now(),
  };
  const rows = changes.map(({ action, target, before, after }) => ({
    id: newId(),
    ...call,
    action,
    target,
    before: before ?? null,
    after: after ?? null,
  }));
  for (let first = 0; first < rows.length; first += ROWS_PER_STATEMENT)
    await tx.insert(auditLog).values(rows.slice(first, first + ROWS_PER_STATEMENT));
}

function columnsOf(actor: Author) {
  switch (actor.kind) {
    case 'user':
      return { actorKind: actor.kind, userId: actor.userId };
    case 'api-key':
      return { actorKind: actor.kind, userId: actor.userId, apiKeyId: actor.apiKeyId };
    default:
      return { actorKind: actor.kind, actorName: actor.name };
  }
}
