import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { modelAliases } from '@refinery/db/schema/models.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const TARGETS = ['groq/llama-3.3-70b-versatile', 'gemini/gemini-2.5-flash'];
const urlOf = (alias: string): string => `/api/models/${alias}`;
const save = (alias: string, payload: object = { targets: TARGETS }, member: Member = admin) =>
  test.put(member, urlOf(alias), payload);
const get = (alias: string, member: Member = admin) => test.get(member, urlOf(alias));
const remove = (alias: string, member: Member = admin) => test.delete(member, urlOf(alias));
const list = async (member: Member = admin) => (await test.get(member, '/api/models')).json();

describe('aliases of models', () => {
  it('are set, changed, listed in alphabetical order and deleted', async () => {
    const saved = await save('quick');
    expect(saved.statusCode).toBe(200);
    expect(saved.json()).toEqual({ alias: 'quick', targets: TARGETS, updatedAt: expect.any(String) });
    await save('careful', { targets: ['openrouter/anthropic/claude-opus-4.5:thinking'] });
    const changed = await save('quick', { targets: TARGETS.toReversed() });
    expect(changed.json()).toMatchObject({ targets: TARGETS.toReversed() });
    expect((await get('quick')).json()).toEqual(changed.json());
    expect((await list()).map(({ alias }: { alias: string }) => alias)).toEqual(['careful', 'quick']);
    expect((await remove('quick')).statusCode).toBe(204);
    expectProblem(await get('quick'), 404, 'model_not_found');
    expectProblem(await remove('quick'), 404, 'model_not_found');
    expect(await list()).toHaveLength(1);
  });

  it('are recorded with what they were', async () => {
    await save('quick');
    await save('quick', { targets: TARGETS.slice(1) });
    await remove('quick');
    const rows = await admin.as.tenant.run((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.target, 'quick')).orderBy(asc(auditLog.sequence)),
    );
    expect(rows.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'model.save', before: null, after: { targets: TARGETS } },
      { action: 'model.save', before: { targets: TARGETS }, after: { targets: TARGETS.slice(1) } },
      { action: 'model.delete', before: { targets: TARGETS.slice(1) }, after: null },
    ]);
  });

  it.each([...['auto', 'openai%2Fgpt-4o', '.hidden', '-x', 'a b', 'ft:gpt', 'é', 'a%00b', 'x'.repeat(101)]])(
    'are not called %s',
    async (alias) => {
      expectProblem(await save(alias), 400, 'validation_failed');
      expectProblem(await get(alias), 400, 'validation_failed');
      expect(await list()).toEqual([]);
    },
  );

  it('stand for models of every provider', async () => {
    const targets = REMOTE_PROVIDERS.map((provider) => `${provider}/model`);
    expect((await save('quick', { targets })).json()).toMatchObject({ targets });
  });

  it.each<[string, unknown]>([
    ['no target', []],
    ['eleven targets', Array.from({ length: 11 }, (_, n) => `groq/model-${n}`)],
    ['the same target twice', ['groq/a', 'groq/a']],
    ['an alias', ['quick']],
    ['any model', ['auto']],
    ['the built-in refiner', ['local/any']],
    ['a vendor that is not known', ['mistral/large']],
    ['a vendor in other letters', ['OpenAI/gpt-4o']],
    ['no model', ['groq/']],
    ['a model with a space', ['groq/a b']],
    ['a model with a line break at its end', ['groq/a\n']],
    ['a model that is too long', [`groq/${'m'.repeat(201)}`]],
    ['another type', 'groq/a'],
    ['null', [null]],
  ])('do not stand for %s', async (_what, targets) => {
    expectProblem(await save('quick', { targets }), 400, 'validation_failed');
    expect(await list()).toEqual([]);
  });

  it('are changed by admins and seen by everybody in the organization', async () => {
    await save('quick');
    const viewer = await buildColleague(test.ctx, admin, 'viewer');
    expect(await list(viewer)).toHaveLength(1);
    const member = await buildColleague(test.ctx, admin, 'member');
    expectProblem(await save('quick', undefined, member), 403, 'forbidden');
    expectProblem(await remove('quick', member), 403, 'forbidden');
    const { key } = await createApiKey(admin.as, { name: 'Reader' });
    const byKey = await test.app.inject({ url: '/api/models', headers: { 'x-api-key': key } });
    expect(byKey.json()).toHaveLength(1);
  });

  it('are of one organization', async () => {
    await save('quick');
    const other = await buildMember(test.ctx);
    expect(await list(other)).toEqual([]);
    expectProblem(await get('quick', other), 404, 'model_not_found');
    expectProblem(await remove('quick', other), 404, 'model_not_found');
    await save('quick', { targets: ['openai/gpt-4o'] }, other);
    expect((await get('quick')).json()).toMatchObject({ targets: TARGETS });
  });

  it('are at most two hundred, however many are set at once', async () => {
    const { organizationId } = admin;
    const rows = Array.from({ length: 198 }, (_, n) => ({
      organizationId,
      alias: `model-${n}`,
      targets: TARGETS,
      updatedAt: new Date(),
    }));
    await admin.as.tenant.run((tx) => tx.insert(modelAliases).values(rows));
    const replies = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((alias) => save(alias)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 409, 409, 409]);
    expect(await list()).toHaveLength(200);
    expectProblem(await save('f'), 409, 'limit_reached');
    expect((await save('model-1', { targets: ['groq/other'] })).statusCode).toBe(200);
  });
});
