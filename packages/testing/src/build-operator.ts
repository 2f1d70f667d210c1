import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { asCaller } from '@refinery/domain/context/as-caller.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { buildMember, type Member, type MemberInput } from './builders.ts';
import { asSuperuser } from './superuser.ts';

/**
 * Makes a person of these one who operates the product, too, with a second factor that nobody can make codes
 * of.
 */
export async function makeOperator(ctx: Context, member: Member): Promise<Member> {
  const userId = member.user.id;
  await asSuperuser(ctx, async (sql) => {
    await sql`update users set operator_since = now(), email_verified_at = now() where id = ${userId}`;
    await sql`
      insert into second_factors (user_id, sealed_secret, confirmed_at) values (${userId}, 'sealed', now())
      on conflict (user_id) do update set confirmed_at = now()`;
  });
  const actor = await authenticateSession(ctx, member.sessionId);
  return { ...member, as: asCaller(ctx, actor) };
}

/** Registers a person who operates the product, with an organization of their own. */
export const buildOperator = async (ctx: Context, input: MemberInput = {}): Promise<Member> =>
  makeOperator(ctx, await buildMember(ctx, input));
