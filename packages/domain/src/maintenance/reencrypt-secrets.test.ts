import { randomBytes } from 'node:crypto';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { findSecondFactor, openTotpSecret, sealTotpSecret } from '../auth/internal/second-factor.ts';
import type { ActorContext, Context } from '../context/context.ts';
import { claimIdempotencyKey, storeReply } from '../idempotency/idempotency.ts';
import { sendMail } from '../mail/send-mail.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { type Keyring, parseKeyring } from '../security/credential-vault.ts';
import { createConnection } from '../sso/create-connection.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { validSecrets } from '../webhooks/internal/secrets.ts';
import { rotateWebhookSecret } from '../webhooks/rotate-webhook-secret.ts';
import { type Progress, reencryptSecrets } from './reencrypt-secrets.ts';
import { sampleSecrets } from './sample-secrets.ts';

const key = () => randomBytes(32).toString('base64');
// `_` is a letter of an id, not any letter.
const [first, second, third] = [`k_1:${key()}`, `kx1:${key()}`, `kx2:${key()}`];
const EVERYTHING = {
  'provider credentials': 2,
  'webhook secrets': 1,
  'webhook secrets of before': 1,
  'mails that wait': 1,
  'replies kept for repeated requests': 1,
  'second factors': 1,
  'secrets of identity providers': 1,
};

const test = fixture(openTestContext);

let member: Member;

beforeEach(async () => {
  // Only what a test makes counts.
  await test.sql`truncate organizations, users cascade`;
  member = await buildMember(test.ctx);
});

const withKeyring = <C extends Pick<Context, 'settings'>>(ctx: C, keyring: Keyring): C => ({
  ...ctx,
  settings: { ...ctx.settings, keyring },
});
const withKeys = (...keys: string[]): Context => withKeyring(test.ctx, parseKeyring(keys.join()));
const as = (keys: string, who = member): ActorContext => withKeyring(who.as, parseKeyring(keys));
const reencrypted = async (ctx: Context) =>
  Object.fromEntries([...(await reencryptSecrets(ctx))].map(([name, found]) => [name, found.reencrypted]));
const NOTHING = Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, 0]));

/** Leaves something of every kind that is sealed. */
async function fill(keys = first, who = member): Promise<{ webhook: { now: string; before: string } }> {
  const ctx = as(keys, who);
  const { organizationId, user } = who;
  for (const provider of ['openai', 'groq'] as const)
    await saveProvider(ctx, { provider, apiKey: `of ${provider}` });
  const { id, secret } = await createWebhook(ctx, { url: 'https://hooks.example.com' });
  const rotated = await rotateWebhookSecret(ctx, { id, overlapSeconds: 600 });
  const request = { key: 'mine', route: 'POST /x', requestHash: 'x' };
  const claimed = await claimIdempotencyKey(ctx, request);
  if (claimed.kind === 'claimed')
    await storeReply(ctx, claimed.claim, { status: 201, headers: {}, body: 'a reply' });
  const sealedSecret = sealTotpSecret(ctx, user.id, 'JBSWY3DPEHPK3PXP');
  await test.ctx.systemDb.insert(secondFactors).values({ userId: user.id, sealedSecret });
  const data = { fullName: 'Ada', link: 'https://refinery.example/x', expiresAt: new Date().toISOString() };
  await createConnection(
    { ...ctx, identityFetch: fakeIssuers },
    {
      kind: 'oidc',
      name: 'Acme',
      issuer: 'https://login.acme.example',
      clientId: 'refinery',
      clientSecret: 'of acme',
      defaultRole: 'member',
    },
  );
  await withTenant(ctx.db, organizationId, (tx) =>
    sendMail(ctx, tx, { organizationId, userId: user.id, to: user.email, template: 'reset-password', data }),
  );
  return { webhook: { now: rotated.secret, before: secret } };
}

const keysInUse = async (): Promise<string[]> => {
  const rows = await test.sql`
    select distinct split_part(sealed, '.', 1) as key from (
      select encrypted_credential as sealed from provider_configs
      union all select sealed_secret from webhooks union all select previous_sealed_secret from webhooks
      union all select sealed_secret from sso_connections
      union all select sealed_secret from second_factors union all select sealed_reply from idempotency_keys
      union all select payload ->> 'sealed' from work_items) as everything
    where sealed is not null order by 1`;
  return rows.map((row) => row.key);
};
const auditRows = () =>
  test.sql`select target, actor_kind, actor_name from audit_log where action = 'provider.reencrypt' order by target`;

describe('a new key', () => {
  it('seals everything, once, so that the older one can be retired and nothing is lost', async () => {
    const { webhook } = await fill();
    expect(await reencrypted(withKeys(second, first))).toEqual(EVERYTHING);
    expect(await reencrypted(withKeys(second, first))).toEqual(NOTHING);
    expect(await keysInUse()).toEqual(['kx1']);
    expect([...(await auditRows())]).toEqual([
      { target: 'groq', actor_kind: 'system', actor_name: 'key-rotation' },
      { target: 'openai', actor_kind: 'system', actor_name: 'key-rotation' },
    ]);
    const alone = withKeys(second);
    const { providers } = await resolveProviders(alone, member.organizationId);
    const openai = providers.find(({ provider }) => provider === 'openai');
    expect(openai?.candidate?.credentials).toMatchObject({ apiKey: 'of openai' });
    const [row] = await test.sql`
      select organization_id as "organizationId", sealed_secret as "sealedSecret",
        previous_sealed_secret as "previousSealedSecret", previous_secret_expires_at as "previousSecretExpiresAt"
      from webhooks`;
    if (!row) throw new Error('The webhook is gone.');
    const { organizationId, sealedSecret, previousSealedSecret, previousSecretExpiresAt } = row;
    const stored = { organizationId, sealedSecret, previousSealedSecret, previousSecretExpiresAt };
    expect(validSecrets(parseKeyring(second), stored, new Date())).toEqual([webhook.now, webhook.before]);
    const factor = await findSecondFactor(test.ctx.systemDb, member.user.id);
    expect(factor && openTotpSecret(alone, factor)).toBe('JBSWY3DPEHPK3PXP');
    await deliverMails(alone);
    expect(await readOutbox(test.ctx, member.user.email)).toHaveLength(1);
    // Known by the older key for a day.
    const request = { key: 'mine', route: 'POST /x', requestHash: 'x' };
    const again = await claimIdempotencyKey(as(`${second},${first}`), request);
    expect(again).toMatchObject({ kind: 'replied', reply: { body: 'a reply' } });
  });

  it('is whichever stands first, whatever its id is like', async () => {
    await fill();
    expect(await reencrypted(withKeys(second, first))).toEqual(EVERYTHING);
    expect(await reencrypted(withKeys(first, second))).toEqual(EVERYTHING);
    expect(await reencrypted(withKeys(third, first))).toEqual(EVERYTHING);
  });

  it('that is the only one has nothing to do', async () => {
    await fill();
    const looked: Progress[] = [];
    await reencryptSecrets(withKeys(second), (progress) => looked.push(progress));
    expect([looked, await keysInUse()]).toEqual([[], ['k_1']]);
  });

  it('leaves what no key opens as it is, says how much that is, and seals the rest', async () => {
    await fill();
    const other = await buildMember(test.ctx);
    await fill(second, other);
    const found = await reencryptSecrets(withKeys(third, second));
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(
        Object.entries(EVERYTHING).map(([name, n]) => [name, { reencrypted: n, unreadable: n }]),
      ),
    );
    expect(await keysInUse()).toEqual(['k_1', 'kx2']);
    expect(await reencrypted(withKeys(third, first))).toEqual(EVERYTHING);
  });

  it('comes to more than is read at once', async () => {
    for (let index = 0; index < 45; index++) {
      const claimed = await claimIdempotencyKey(as(first), {
        key: `k${index}`,
        route: 'x',
        requestHash: 'x',
      });
      if (claimed.kind === 'claimed')
        await storeReply(as(first), claimed.claim, { status: 200, headers: {}, body: '' });
    }
    expect(await reencrypted(withKeys(second, first))).toMatchObject({
      'replies kept for repeated requests': 45,
    });
  });
});

describe('meanwhile', () => {
  it('several do it at once: each secret once', async () => {
    const members = [member, await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const one of members) await fill(first, one);
    const runs = await Promise.all([1, 2, 3].map(() => reencrypted(withKeys(second, first))));
    for (const [name, times] of Object.entries(EVERYTHING))
      expect([name, runs.reduce((sum, run) => sum + (run[name] ?? 0), 0)]).toEqual([name, 3 * times]);
    expect(await auditRows()).toHaveLength(6);
    expect(await keysInUse()).toEqual(['kx1']);
  });

  it('a credential is replaced: the new one stays', async () => {
    await fill();
    const ctx = withKeys(second, first);
    const replaced = [...'abcdefgh'].map((letter) =>
      saveProvider(as(`${second},${first}`), { provider: 'openai', apiKey: `new ${letter}` }),
    );
    await Promise.all([reencryptSecrets(ctx), ...replaced, reencryptSecrets(ctx)]);
    const { providers } = await resolveProviders(withKeys(second), member.organizationId);
    const openai = providers.find(({ provider }) => provider === 'openai');
    expect(openai?.candidate?.credentials).toMatchObject({ apiKey: expect.stringMatching(/^new [a-h]$/) });
  });

  it('it is stopped, and the next run goes on with the rest', async () => {
    const members = [member, await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const one of members) await fill(first, one);
    const stop = new AbortController();
    const stopped = reencryptSecrets(
      { ...withKeys(second, first), stopping: stop.signal },
      ({ done, of }) => {
        expect(of).toBe(6);
        if (done === 1) stop.abort();
      },
    );
    await expectCode(stopped, 'service_unavailable');
    expect(await keysInUse()).toEqual(['k_1', 'kx1']);
    const { 'second factors': factors, ...ofOrganizations } = EVERYTHING;
    const rest = Object.fromEntries(
      Object.entries(ofOrganizations).map(([name, times]) => [name, 2 * times]),
    );
    expect(await reencrypted(withKeys(second, first))).toEqual({ ...rest, 'second factors': 3 * factors });
    expect(await auditRows()).toHaveLength(6);
  });
});

describe('a sample of the secrets', () => {
  const sampled = (keys: string) => sampleSecrets({ ...test.ctx, keyring: parseKeyring(keys) });
  const ALL = Object.values(EVERYTHING).reduce((sum, count) => sum + count, 0);

  it('can be read with the keys that sealed it, whatever stands in front', async () => {
    await fill();
    expect(await sampled(first)).toEqual({ readable: ALL, unreadable: 0 });
    expect(await sampled(`${second},${first}`)).toEqual({ readable: ALL, unreadable: 0 });
  });

  it('cannot be read with other keys, of the same id or of another', async () => {
    await fill();
    expect(await sampled(`k_1:${key()}`)).toEqual({ readable: 0, unreadable: ALL });
    expect(await sampled(second)).toEqual({ readable: 0, unreadable: ALL });
    expect(await keysInUse()).toEqual(['k_1']);
  });

  it('is of several organizations, and none where nothing is stored', async () => {
    expect(await sampled(first)).toEqual({ readable: 0, unreadable: 0 });
    await fill(first);
    await fill(second, await buildMember(test.ctx));
    expect(await sampled(first)).toEqual({ readable: ALL, unreadable: ALL });
  });
});
