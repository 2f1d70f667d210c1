import { hash } from 'node:crypto';
import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { commitMeanwhile, countWaiting } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { deleteConnection } from './delete-connection.ts';
import { endOf, openSignIn } from './testing/open-sign-in.ts';

const test = fixture(openSignIn);

beforeEach(() => test.startAnew());

describe('a code', () => {
  async function codeOf() {
    const { url, verifier } = await test.begin();
    return { verifier, code: endOf(await test.comeBack(test.provider.visit(url))).get('code') ?? '' };
  }

  beforeEach(async () => {
    await test.connect();
    test.provider.person = test.ada();
  });

  it('works once', async () => {
    const { code, verifier } = await codeOf();
    const both = await Promise.allSettled([test.exchange(code, verifier), test.exchange(code, verifier)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expectCode(test.exchange(code, verifier), 'sso_code_invalid');
  });

  it('is nothing without the verifier of who began, and is used up by a wrong one', async () => {
    const [mine, other] = [await codeOf(), await codeOf()];
    await expectCode(test.exchange(mine.code, other.verifier), 'sso_code_invalid');
    await expectCode(test.exchange(mine.code, mine.verifier), 'sso_code_invalid');
    const challenge = hash('sha256', other.verifier, 'base64url');
    await expectCode(test.exchange(other.code, challenge), 'sso_code_invalid');
  });

  it('works for a minute', async () => {
    const first = await codeOf();
    test.clock.advance(60_000 - 1);
    expect(await test.exchange(first.code, first.verifier)).toBeDefined();
    const second = await codeOf();
    test.clock.advance(60_000);
    await expectCode(test.exchange(second.code, second.verifier), 'sso_code_invalid');
  });

  it('is nothing once the connection is removed at that moment', async () => {
    const { code, verifier } = await codeOf();
    const remover = openRawClient(test.databaseUrl);
    onTestFinished(() => remover.end());
    const late = remover.begin(async (sql) => {
      await sql`select from organizations where id = ${test.member.organizationId} for update`;
      const exchanging = expectCode(test.exchange(code, verifier), 'sso_code_invalid');
      await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the exchange to wait' });
      await sql`delete from sso_connections where organization_id = ${test.member.organizationId}`;
      return { exchanging };
    });
    await (await late).exchanging;
  });

  it('that is exchanged at this moment is not disturbed by the removal of its connection', async () => {
    const { user } = await test.signIn();
    const { code, verifier } = await codeOf();
    const [connection] = await test.sql`
      select id from sso_connections where organization_id = ${test.member.organizationId}`;
    const [exchanged, removed] = await commitMeanwhile(
      test.databaseUrl,
      (sql) => sql`select from users where id = ${user.id} for update`,
      async () => {
        const exchanging = test.exchange(code, verifier);
        // It holds the organization by then.
        await waitFor(async () => (await countWaiting(test.sql)) > 0, { what: 'the exchange to wait' });
        const removing = deleteConnection(test.member.as, { id: String(connection?.id) });
        return Promise.allSettled([exchanging, removing]);
      },
      { waiting: 2 },
    );
    expect(removed.status).toBe('fulfilled');
    // In before, or not at all.
    const outcome = exchanged.status === 'fulfilled' ? 'signed in' : exchanged.reason.code;
    expect(['signed in', 'sso_code_invalid']).toContain(outcome);
  });

  it('is no state, and a state is no code', async () => {
    const { url, verifier } = await test.begin();
    const state = new URL(url).searchParams.get('state') ?? '';
    await expectCode(test.exchange(state, verifier), 'sso_code_invalid');
    const { code } = await codeOf();
    expect(endOf(await test.comeBack(`state=${code}&code=x`)).get('error')).toBe('sso_expired');
  });

  it('is stored as a hash, and nothing of the sign-in as it is', async () => {
    const { url, verifier } = await test.begin();
    const query = test.provider.visit(url);
    const code = endOf(await test.comeBack(query)).get('code') ?? '';
    const stored = JSON.stringify(await test.sql`select * from sso_flows`);
    const { searchParams } = new URL(url);
    const secrets = [code, verifier, searchParams.get('state'), searchParams.get('nonce'), query.get('code')];
    for (const secret of secrets) expect(stored).not.toContain(secret);
  });

  it('opens a session by cookie where that is asked for', async () => {
    const { code, verifier } = await codeOf();
    const signedIn = await test.exchange(code, verifier, { session: 'cookie' });
    expect(signedIn).toMatchObject({ refreshToken: null, cookie: expect.stringMatching(/^prc_/) });
  });
});

describe('a session through an identity provider', () => {
  it('ends with its connection, at once', async () => {
    const connection = await test.connect();
    const { sessionId } = await test.signIn(test.ada());
    await authenticateSession(test.ctx, sessionId);
    await deleteConnection(test.member.as, connection);
    await test.ctx.identities.caughtUp();
    await expectCode(authenticateSession(test.ctx, sessionId), 'unauthenticated');
  });

  it('is no operator’s, and needs no second factor of ours', async () => {
    await test.connect();
    const { sessionId, user } = await test.signIn(test.ada());
    await test.sql`update users set operator_since = now() where id = ${user.id}`;
    await test.sql`
      update organizations set require_two_factor = true where id = ${test.member.organizationId}`;
    await test.ctx.identities.caughtUp();
    expect(await authenticateSession(test.ctx, sessionId)).toMatchObject({
      operator: null,
      mustSetUpTwoFactor: false,
    });
  });

  it('cannot be one of another organization’s connection, nor can a person be', async () => {
    const other = await buildMember(test.ctx);
    const connection = await test.connect({}, other);
    await expect(
      test.sql`update sessions set connection_id = ${connection.id} where id = ${test.member.sessionId}`,
    ).rejects.toThrow('sessions_connection_sso_connections_id_fk');
    await expect(
      test.sql`
        insert into sso_identities (connection_id, subject, user_id, organization_id, created_at)
        values (${connection.id}, 'x', ${test.member.user.id}, ${test.member.organizationId}, now())`,
    ).rejects.toThrow('sso_identities_connection_sso_connections_id_fk');
    await expect(
      test.sql`
        insert into sso_identities (connection_id, subject, user_id, organization_id, created_at)
        values (${connection.id}, 'x', ${test.member.user.id}, ${other.organizationId}, now())`,
    ).rejects.toThrow('sso_identities_member_memberships_id_fk');
  });
});
