import type { SsoPolicyReply } from '@refinery/contracts/sso-policy.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { authenticateSession } from '../../auth/authenticate.ts';
import { sealTotpSecret } from '../../auth/internal/second-factor.ts';
import { login } from '../../auth/login.ts';
import { openSession, type SignedIn } from '../../auth/sessions.ts';
import { requireReady } from '../../context/actor.ts';
import { sha256 } from '../../security/secret-token.ts';
import { createConnection } from '../create-connection.ts';
import { updateSsoPolicy } from '../update-sso-policy.ts';

export const ADDRESS = '192.0.2.1';
export const RECOVERY_CODE = 'abcd-efgh-jkmn-pqrs';
export const RECOVERY_HASHES = [sha256('abcdefghjkmnpqrs')];

/** A context in which an organization can require single sign-on. */
export interface RequiredSsoTest extends TestContext {
  clock: TestClock;
  /** Connects an identity provider with the organization of an admin. Default: that of `startAnew`. */
  connect(by?: Member): Promise<string>;
  /** The connection of the admin of `startAnew`. */
  readonly connectionId: string;
  /** Makes a connected organization for the next test, and returns its admin. */
  startAnew(): Promise<Member>;
  /** As if the identity provider had said who they are. Returns their session. */
  comeThrough(member: Member, by?: string): Promise<string>;
  /** A second factor with a recovery code for one sign-in. */
  addSecondFactor(member: Member): Promise<void>;
  signIn(member: Member, more?: { code?: string; password?: string }): Promise<SignedIn>;
  /** What a session may do in its organization: all, or why nothing. */
  refusalOf(sessionId: string): Promise<string | null>;
  setPlan(plan: string): Promise<void>;
  /** Requires single sign-on, after an admin has signed in so. */
  require(exempt?: readonly Member[]): Promise<SsoPolicyReply>;
}

/** Opens it. Each test then begins with `startAnew`. */
export async function openRequiredSso(services: TestServices): Promise<RequiredSsoTest> {
  const clock = new TestClock();
  const test = await openTestContext(services, { clock });
  test.ctx.identityFetch = fakeIssuers;
  let admin: Member;
  let connectionId: string;
  const comeThrough: RequiredSsoTest['comeThrough'] = (member, by = connectionId) =>
    openThrough(test, member, by);
  return {
    ...test,
    clock,
    connect: (by = admin) => connect(by),
    get connectionId() {
      return connectionId;
    },
    startAnew: async () => {
      admin = await buildMember(test.ctx);
      connectionId = await connect(admin);
      return admin;
    },
    comeThrough,
    addSecondFactor: (member) => insertSecondFactor(test, member, clock.now()),
    signIn: ({ user }, more = {}) =>
      login(test.ctx, { email: user.email, password: 'correct horse', ...more }, ADDRESS),
    refusalOf: (sessionId) => refusalOf(test, sessionId),
    setPlan: async (plan) => {
      await test.sql`update subscriptions set plan = ${plan} where organization_id = ${admin.organizationId}`;
    },
    require: async (exempt = []) => {
      await comeThrough(admin);
      return updateSsoPolicy(admin.as, { requireSso: true, exemptIds: exempt.map(({ user }) => user.id) });
    },
  };
}

async function connect(by: Member): Promise<string> {
  const known = { issuer: 'https://login.acme.example', clientId: 'refinery', clientSecret: 'a-secret' };
  return (await createConnection(by.as, { kind: 'oidc', name: 'Acme', ...known, defaultRole: 'member' })).id;
}

async function openThrough(
  { ctx, sql }: TestContext,
  { organizationId, user }: Member,
  connectionId: string,
): Promise<string> {
  await sql`
    insert into sso_identities (organization_id, connection_id, subject, user_id, created_at)
    values (${organizationId}, ${connectionId}, ${user.id}, ${user.id}, now()) on conflict do nothing`;
  const owner = { organizationId, userId: user.id, connectionId };
  return ctx.systemDb.transaction(async (tx) => (await openSession(ctx, tx, owner)).sessionId);
}

async function insertSecondFactor(
  { ctx, sql }: TestContext,
  { user: { id } }: Member,
  confirmedAt: Date,
): Promise<void> {
  await sql`
    insert into second_factors (user_id, sealed_secret, confirmed_at, recovery_hashes)
    values (${id}, ${sealTotpSecret(ctx, id, 'JBSWY3DPEHPK3PXP')}, ${confirmedAt}, ${RECOVERY_HASHES})`;
}

async function refusalOf({ ctx }: TestContext, sessionId: string): Promise<string | null> {
  try {
    requireReady({ actor: await authenticateSession(ctx, sessionId) });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
