import { domains } from '@refinery/db/schema/domains.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, asc, eq, isNotNull, type SQL } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { domainOf } from '../../users/domain-of.ts';

/** A connection, as far as it is known before anybody has signed in. */
export interface KnownConnection {
  id: string;
  organizationId: string;
  name: string;
}

const columns = {
  id: ssoConnections.id,
  organizationId: ssoConnections.organizationId,
  name: ssoConnections.name,
  plan: subscriptions.plan,
  requireSso: organizations.requireSso,
};

/** Connections that meet a condition, the oldest first, with what their organizations say of signing in. */
const select = (db: Context['systemDb'], where: SQL | undefined) =>
  db
    .select(columns)
    .from(ssoConnections)
    .innerJoin(organizations, eq(organizations.id, ssoConnections.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, ssoConnections.organizationId))
    .where(where)
    .orderBy(asc(ssoConnections.id));

export type ConnectionWithPlan = Awaited<ReturnType<typeof select>>[number];

/** The connections of the organization that has proved the domain of an e-mail. */
export const findConnectionsFor = (
  { systemDb }: Pick<Context, 'systemDb'>,
  email: string,
): Promise<ConnectionWithPlan[]> => {
  const owners = systemDb
    .select({ organizationId: domains.organizationId })
    .from(domains)
    .where(and(eq(domains.domain, domainOf(email)), isNotNull(domains.verifiedAt)));
  return select(systemDb, eq(ssoConnections.organizationId, owners));
};

/** The connection with this id, whosever it is. */
export async function findConnectionById(
  { systemDb }: Pick<Context, 'systemDb'>,
  id: string,
): Promise<ConnectionWithPlan | undefined> {
  const [connection] = await select(systemDb, eq(ssoConnections.id, id));
  return connection;
}
