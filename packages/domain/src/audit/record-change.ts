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

/** Writes a change into the audit log, in the transaction that makes it. */
export async function recordChange(
  ctx: ChangeContext,
  tx: Transaction,
  organizationId: string,
  { action, target, before, after }: Change,
): Promise<void> {
  await tx.insert(auditLog).values({
    id: newId(),
    organizationId,
    ...columnsOf(ctx.actor),
    action,
    target,
    requestId: ctx.requestId ?? null,
    address: ctx.address ?? null,
    userAgent: ctx.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
    before: before ?? null,
    after: after ?? null,
    createdAt: ctx.clock.now(),
  });
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
