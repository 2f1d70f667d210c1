import { sessions } from '@refinery/db/schema/sessions.ts';
import { and, eq, type SQL } from 'drizzle-orm';
import type { UserActor } from '../../context/actor.ts';

/**
 * The sessions that a person sees and ends: all of theirs. Whoever signed in through an identity provider
 * sees those in its organization only, because its admins could sign in as them.
 */
export const sessionsSeenBy = ({ userId, organizationId, connectionId }: UserActor): SQL | undefined =>
  and(
    eq(sessions.userId, userId),
    connectionId === null ? undefined : eq(sessions.organizationId, organizationId),
  );
