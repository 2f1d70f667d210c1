import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sql } from 'drizzle-orm';

/** Column of a member: whether their sign-in asks for a second factor. */
export const hasTwoFactor = sql<boolean>`exists (
  select 1 from ${secondFactors}
  where ${secondFactors.userId} = ${memberships.userId} and ${secondFactors.confirmedAt} is not null)`;

/** Column of a member joined to their organization: whether they lack the second factor that it asks for. */
export const mustSetUpTwoFactor = sql<boolean>`${organizations.requireTwoFactor} and not ${hasTwoFactor}`;
