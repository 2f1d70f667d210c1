import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { deleteApiKey } from '../api-keys/delete-api-key.ts';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { login } from '../auth/login.ts';
import { logout } from '../auth/logout.ts';
import { asCaller, within } from '../context/as-caller.ts';
import { deleteProvider } from '../providers/delete-provider.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { ensureDemoApiKey } from '../seed/demo-api-key.ts';
import { ensureDemoAccounts } from '../seed/ensure-demo-accounts.ts';
import { mutate } from './mutate.ts';
import { recordChange } from './record-change.ts';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

/** The log of an organization, newest first. */
const logOf = (of = member.as) =>
  of.tenant.run((tx) => tx.select().from(auditLog).orderBy(desc(auditLog.id)));

describe('a change', () => {
  it('is recorded with who made it, by what call, and what it came to', async () => {
    const ctx = { ...member.as, requestId: 'request-1', address: '192.0.2.7', userAgent: 'x'.repeat(301) };
    const made = await createApiKey(ctx, { name: ' ci ', scopes: ['usage:read'] });
    const [row] = await logOf();
    expect(row).toMatchObject({
      organizationId: member.organizationId,
      actorKind: 'user',
      userId: member.user.id,
      apiKeyId: null,
      actorName: null,
      action: 'api-key.create',
      target: made.id,
      requestId: 'request-1',
      address: '192.0.2.7',
      userAgent: 'x'.repeat(300),
      before: null,
      after: { name: 'ci', scopes: ['usage:read'], expiresAt: null, prefix: made.prefix },
    });
    await deleteApiKey(member.as, made);
    expect((await logOf())[0]).toMatchObject({
      action: 'api-key.delete',
      target: made.id,
      before: { name: 'ci' },
      after: null,
      requestId: null,
    });
  });

  it('of a program names its key', async () => {
    const { id, key } = await createApiKey(member.as, { name: 'ci' });
    const caller = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
    await mutate(caller, 'optimization.delete', async () => ({ target: 'x', result: undefined }));
    expect((await logOf())[0]).toMatchObject({
      actorKind: 'api-key',
      apiKeyId: id,
      userId: member.user.id,
      target: 'x',
    });
  });

  it('shows no secret', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    await saveProvider(member.as, { provider: 'openai', apiKey: 'sk-of-ours', defaultModel: 'gpt-4o' });
    const rows = await logOf();
    expect(rows[0]).toMatchObject({
      action: 'provider.save',
      target: 'openai',
      after: { apiKey: 'new', defaultModel: 'gpt-4o' },
    });
    expect(JSON.stringify(rows)).not.toContain('sk-of-ours');
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  it('of a provider says what was there before, without what an address may hide', async () => {
    const baseUrl = 'https://llm.example.com/v1?token=hush';
    const custom = {
      provider: 'custom',
      baseUrl,
      authValue: 'Bearer hush',
      defaultModel: 'm',
    } as const;
    await saveProvider(member.as, { ...custom, isDefault: true });
    await saveProvider(member.as, { provider: 'custom', defaultModel: 'n' });
    await deleteProvider(member.as, { provider: 'custom' });
    const [deleted, changed, made] = await logOf();
    const config = {
      enabled: true,
      isDefault: true,
      position: null,
      authHeader: null,
      requestFormat: null,
      baseUrl: 'https://llm.example.com/v1',
      hasCredential: true,
    };
    const { baseUrl: shown } = config;
    expect(made).toMatchObject({
      before: null,
      after: { baseUrl: shown, authValue: 'new', isDefault: true },
    });
    expect(changed?.before).toEqual({ ...config, defaultModel: 'm' });
    expect(changed?.after).toEqual({ defaultModel: 'n' });
    expect(deleted).toMatchObject({ before: { ...config, defaultModel: 'n' }, after: null });
    expect(JSON.stringify(await logOf())).not.toContain('hush');
  });

  it('that fails leaves neither itself nor a record', async () => {
    const before = await logOf();
    const failing = mutate(member.as, 'provider.save', async (tx) => {
      const { organizationId } = member;
      await tx.insert(providerConfigs).values({ organizationId, provider: 'groq' });
      throw new Error('too late');
    });
    await expect(failing).rejects.toThrow('too late');
    expect(await logOf()).toEqual(before);
    expect(await member.as.tenant.run((tx) => tx.select().from(providerConfigs))).toEqual([]);
  });

  it('within another takes effect with it, or not at all', async () => {
    const before = await logOf();
    const outer = mutate(member.as, 'batch.retry', async (tx) => {
      await createApiKey(within(member.as, tx), { name: 'inner' });
      throw new Error('after all');
    });
    await expect(outer).rejects.toThrow('after all');
    expect(await logOf()).toEqual(before);
    await mutate(member.as, 'batch.retry', async (tx) => {
      await createApiKey(within(member.as, tx), { name: 'inner' });
      return { target: 'x', result: undefined };
    });
    expect((await logOf()).slice(0, 2).map(({ action }) => action)).toEqual([
      'batch.retry',
      'api-key.create',
    ]);
  });

  it('by the product or its operator says so', async () => {
    for (const kind of ['system', 'operator'] as const) {
      const by = { clock: test.ctx.clock, actor: { kind, name: 'a job' } };
      await member.as.tenant.run((tx) =>
        recordChange(by, tx, member.organizationId, { action: 'api-key.delete', target: 'y' }),
      );
      expect((await logOf())[0]).toMatchObject({ actorKind: kind, actorName: 'a job', userId: null });
    }
  });
});

describe('signing up, in and out', () => {
  it('is recorded', async () => {
    const credentials = { email: member.user.email, password: 'correct horse' };
    const signedIn = await login(test.ctx, credentials, '192.0.2.9');
    await logout(member.as);
    await logout(member.as);
    expect((await logOf()).map(({ action, target, address }) => [action, target, address])).toEqual([
      ['session.end', member.sessionId, null],
      ['session.create', signedIn.sessionId, '192.0.2.9'],
      ['organization.create', member.organizationId, null],
    ]);
  });
});

it('the key of the demo organization is the work of the seed', async () => {
  await ensureDemoAccounts(test.ctx, 'test');
  const key = (await ensureDemoApiKey(test.ctx, undefined)) ?? '';
  const caller = asCaller(test.ctx, await authenticateApiKey(test.ctx, key, '192.0.2.7'));
  expect(await logOf(caller)).toMatchObject([
    { actorKind: 'operator', actorName: 'seed', action: 'api-key.create' },
    { actorKind: 'operator', actorName: 'seed', action: 'organization.create' },
  ]);
});

it('nobody who serves tenants can change or delete what is recorded', async () => {
  for (const attempt of [`update audit_log set action = 'x'`, 'delete from audit_log', 'truncate audit_log'])
    await expect(member.as.tenant.run((tx) => tx.execute(attempt))).rejects.toMatchObject({
      cause: { code: '42501' },
    });
});
