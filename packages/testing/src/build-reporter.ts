import type { Context } from '@refinery/domain/context/context.ts';
import { buildMember, type Member } from './builders.ts';
import { asSuperuser } from './superuser.ts';

/** Registers a person whose reports count: with a confirmed address, eight days ago. */
export async function buildReporter(ctx: Context): Promise<Member> {
  const member = await buildMember(ctx);
  await asSuperuser(
    ctx,
    (sql) =>
      sql`update users set email_verified_at = now(), created_at = now() - interval '8 days' where id = ${member.user.id}`,
  );
  await ctx.identities.caughtUp();
  return member;
}
