import type { Transaction } from '@refinery/db/create-db.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** A connection of the caller's organization. Errors: `connection_not_found`. */
export async function findConnection(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
): Promise<ConnectionRow> {
  const [row] = await tx
    .select()
    .from(ssoConnections)
    .where(whereOwn(ctx, ssoConnections, id));
  if (!row) throw new DomainError('connection_not_found');
  return row;
}

/** The same, locked to the end of the transaction. Errors: `connection_not_found`. */
export async function lockConnection(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
): Promise<ConnectionRow> {
  const [row] = await tx
    .select()
    .from(ssoConnections)
    .where(whereOwn(ctx, ssoConnections, id))
    .for('no key update');
  if (!row) throw new DomainError('connection_not_found');
  return row;
}
