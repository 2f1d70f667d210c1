import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const make = (payload: object, by = member) => test.post(by, '/api/projects', payload);
const list = async (by = member) => (await test.get(by, '/api/projects')).json();

it('makes projects and lists them, newest first, with the default one once it is used', async () => {
  const first = await make({ name: 'Support', description: 'What answers customers' });
  expect(first.statusCode).toBe(201);
  expect(first.json()).toMatchObject({
    name: 'Support',
    description: 'What answers customers',
    isDefault: false,
  });
  const second = (await make({ name: 'Support' })).json();
  expect(second.description).toBeNull();
  expect(await list()).toEqual([second, first.json()]);
  const prompt = await test.post(member, '/api/prompts', { name: 'Greeting', content: 'Greet them.' });
  const [newest] = await list();
  expect(newest).toMatchObject({ id: prompt.json().projectId, name: 'Default', isDefault: true });
});

it('takes a prompt into the project that it names', async () => {
  const { id } = (await make({ name: 'Sales' })).json();
  const payload = { name: 'Offer', content: 'Make an offer.', projectId: id };
  const prompt = await test.post(member, '/api/prompts', payload);
  expect(prompt.json().projectId).toBe(id);
  const found = await test.get(member, `/api/prompts?projectId=${id}`);
  expect(found.json().map((one: { id: string }) => one.id)).toEqual([prompt.json().id]);
});

it('refuses what is no project, and whoever may not write', async () => {
  for (const payload of [{}, { name: '' }, { name: 'a', color: 'red' }, { name: 'x'.repeat(201) }])
    expect((await make(payload)).json()).toMatchObject({ status: 400, code: 'validation_failed' });
  const viewer = await buildMember(test.ctx, { role: 'viewer' });
  expect((await make({ name: 'Mine' }, viewer)).json()).toMatchObject({ status: 403, code: 'forbidden' });
  expect(await list(viewer)).toEqual([]);
});
