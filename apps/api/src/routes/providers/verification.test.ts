import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp } from '../../testing/vendor-app.ts';

const test = fixture(openVendorApp);
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

const url = '/api/providers/verification';
const read = (member: Member | null = admin) => test.get(member, url);
const save = (payload: object, member: Member | null = admin) => test.put(member, url, payload);

const AT_FIRST = {
  verify: 'doubts',
  strictness: 'normal',
  provider: null,
  model: null,
  usable: true,
  reason: null,
};

describe('the settings of verification', () => {
  it('ask the model that refined about doubts at first', async () => {
    expect((await read()).json()).toEqual(AT_FIRST);
  });

  it('keep what is left out', async () => {
    const chosen = { verify: 'all', provider: 'anthropic', model: 'claude-haiku-4-5' };
    expect((await save(chosen)).json()).toEqual({ ...AT_FIRST, ...chosen });
    expect((await save({ strictness: 'strict' })).json()).toEqual({
      ...AT_FIRST,
      ...chosen,
      strictness: 'strict',
    });
    expect((await save({})).json()).toMatchObject({ ...chosen, strictness: 'strict' });
    expect((await read()).json()).toMatchObject({ ...chosen, strictness: 'strict' });
    expect((await save({ model: null })).json()).toMatchObject({ provider: 'anthropic', model: null });
  });

  it('let a model go with its provider', async () => {
    await save({ provider: 'anthropic', model: 'claude-haiku-4-5' });
    expect((await save({ provider: 'openai' })).json()).toMatchObject({ provider: 'openai', model: null });
    await save({ model: 'gpt-4o' });
    expect((await save({ provider: null })).json()).toMatchObject({ provider: null, model: null });
  });

  it('refuse a model without a provider', async () => {
    const problem = expectProblem(await save({ model: 'gpt-4o' }), 400, 'validation_failed');
    expect(problem.errors).toEqual([{ path: 'model', message: 'can only be set together with a provider' }]);
  });

  it.each([
    ['verify', { verify: 'maybe' }],
    ['strictness', { strictness: 'very' }],
    ['provider', { provider: 'local' }],
    ['model', { provider: 'openai', model: '' }],
  ])('refuse another %s', async (path, payload) => {
    const problem = expectProblem(await save(payload), 400, 'validation_failed');
    expect(problem.errors[0]).toMatchObject({ path });
  });

  it('say why a provider cannot be asked', async () => {
    const saved = (await save({ provider: 'gemini' })).json();
    expect(saved).toMatchObject({ usable: false, reason: expect.stringContaining('no credentials') });
  });

  it('forget a provider whose configuration is deleted', async () => {
    for (const provider of ['openai', 'anthropic'])
      await test.put(admin, `/api/providers/${provider}`, { apiKey: 'sk-own-123456' });
    await save({ provider: 'openai', model: 'gpt-4o' });
    const other = await test.delete(admin, '/api/providers/anthropic');
    expect(other.statusCode).toBe(204);
    expect((await read()).json()).toMatchObject({ provider: 'openai' });
    await test.delete(admin, '/api/providers/openai');
    expect((await read()).json()).toMatchObject({ provider: null, model: null });
  });

  it('are for admins to change, for members to see, and for no other organization', async () => {
    const member = await buildMember(test.ctx, { role: 'member' });
    expect((await read(member)).statusCode).toBe(200);
    expectProblem(await save({ verify: 'off' }, member), 403, 'forbidden');
    expectProblem(await read(null), 401, 'unauthenticated');
    await save({ verify: 'off' });
    const stranger = await buildMember(test.ctx);
    expect((await read(stranger)).json()).toEqual(AT_FIRST);
  });
});
