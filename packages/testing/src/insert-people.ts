import type { Context } from '@refinery/domain/context/context.ts';
import { asSuperuser } from './superuser.ts';

/** Puts many viewers with confirmed addresses into an organization, once in a database. */
export const insertPeople = (ctx: Context, organizationId: string, count: number): Promise<unknown> =>
  asSuperuser(
    ctx,
    (sql) => sql`
      with people as (
        insert into users (id, email, full_name, password_hash, email_verified_at)
        select gen_random_uuid(), 'many-' || i || '@example.com', 'x', 'x', now()
        from generate_series(1, ${count}::int) i returning id)
      insert into memberships (organization_id, user_id, role) select ${organizationId}, id, 'viewer' from people`,
  );
