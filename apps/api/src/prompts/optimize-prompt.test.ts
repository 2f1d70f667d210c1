import type { OptimizedPromptReply } from '@refinery/contracts/prompt-optimizations.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const WORDY = 'Could you please kindly answer {{customer}} in at most 100 words? Never name a price.';
const SHORT = 'Answer {{customer}} in at most 100 words. Never name a price.';

const test = fixture(openTestApp);
let ada: Member;

beforeEach(async () => {
  ada = await buildMember(test.ctx);
});

const post = (url: string, payload: object, who = ada, headers = {}) =>
  test.post(who, `/api/prompts${url}`, payload, headers);
const get = async (url: string) => (await test.get(ada, `/api${url}`)).json();
const made = async (payload: object) => {
  const reply = await post('', { name: 'Answer', ...payload });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
};
const optimized = async (id: string, payload: object = {}): Promise<OptimizedPromptReply> => {
  const reply = await post(`/${id}/optimize`, payload);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};

it('shows what a prompt would be, and with commit makes a version of it', async () => {
  const { id } = await made({ content: WORDY, temperature: 0.3 });
  const shown = await optimized(id);
  expect(shown).toMatchObject({
    promptId: id,
    from: 1,
    originalText: WORDY,
    refinedText: SHORT,
    version: null,
    lost: [],
    reason: 'It was not asked for: `commit` is false.',
  });
  expect(shown.refinedTokens).toBeLessThan(shown.originalTokens);
  expect(shown.edits.length).toBeGreaterThan(0);
  const { version, reason } = await optimized(id, { commit: true });
  expect(reason).toBeNull();
  expect(version).toMatchObject({
    number: 2,
    kind: 'refined',
    parent: 1,
    content: SHORT,
    config: { temperature: 0.3 },
    origin: { kind: 'optimization', id: expect.any(String), version: null },
  });
  expect(await get(`/prompts/${id}`)).toMatchObject({ latest: 2, content: SHORT });
  const again = await optimized(id, { commit: true });
  expect(again).toMatchObject({ version: null, reason: 'Nothing could be made shorter.', from: 2 });
});

it('refines messages one by one, and leaves the assistant and placeholders alone', async () => {
  const assistant = { role: 'assistant', content: 'Could you please kindly wait?' };
  const { id } = await made({
    messages: [
      { role: 'system', content: 'Please kindly be polite to the customer at all times.' },
      assistant,
      { placeholder: 'history' },
      { role: 'user', content: WORDY },
      { role: 'user', content: '  ' },
    ],
  });
  const { parts, version } = await optimized(id, { commit: true });
  expect(parts.map(({ part }) => part)).toEqual(['messages/0', 'messages/3']);
  expect(version?.messages[1]).toEqual(assistant);
  expect(version?.messages[2]).toEqual({ placeholder: 'history' });
  expect(version?.messages[3]).toEqual({ role: 'user', content: SHORT });
  const history = await get(`/optimize/history?metadata=promptId:${id}`);
  expect(history).toHaveLength(2);
  expect(await get('/usage')).toMatchObject({ used: 2 });
});

it('refines sections one by one, and puts them together again', async () => {
  const { id } = await made({ task: WORDY, style: 'Warm', requirements: 'Please make sure to sign as Ann.' });
  const { parts, version } = await optimized(id, { commit: true });
  expect(parts.map(({ part }) => part)).toEqual(['sections/task', 'sections/requirements', 'sections/style']);
  expect(version?.sections).toMatchObject({ task: SHORT, style: 'Warm' });
  expect(version?.content).toContain(`# Task\n\n${SHORT}`);
});

it('refines the text where sections are not all of it', async () => {
  const { id } = await made({ rawPrompt: WORDY, task: 'Answer' });
  const { parts, version } = await optimized(id, { commit: true });
  expect(parts.map(({ part }) => part)).toEqual(['messages/0']);
  expect(version).toMatchObject({ content: SHORT, sections: { task: 'Answer' } });
});

it('keeps what a prompt includes', async () => {
  await made({ name: 'rules', content: 'Could you please kindly be brief?' });
  const { id } = await made({ content: `${WORDY} {{> rules}}` });
  const { version, originalText, refinedText } = await optimized(id, { commit: true });
  expect(originalText).toBe(`${WORDY} {{> rules}}`);
  expect(refinedText).toBe(`${SHORT} {{> rules}}`);
  expect(version?.content).toBe(`${SHORT} Could you please kindly be brief?`);
});

it('takes the version or the label that is named', async () => {
  const { id } = await made({ content: WORDY });
  await test.put(ada, `/api/prompts/${id}`, { content: SHORT });
  await test.put(ada, `/api/prompts/${id}/labels/staging`, { version: 1 });
  expect((await optimized(id)).from).toBe(2);
  expect((await optimized(id, { label: 'staging' })).from).toBe(1);
  expect((await optimized(id, { label: 'latest' })).from).toBe(2);
  const { version } = await optimized(id, { version: 1, commit: true });
  expect(version).toMatchObject({ number: 3, parent: 1 });
  expectProblem(await post(`/${id}/optimize`, { version: 9 }), 404, 'prompt_version_not_found');
  expectProblem(await post(`/${id}/optimize`, { label: 'none' }), 404, 'label_not_found');
  expectProblem(await post(`/${id}/optimize`, { label: 'a', version: 1 }), 400, 'validation_failed');
});

it('makes one version for one key', async () => {
  const { id } = await made({ content: WORDY });
  const once = () => post(`/${id}/optimize`, { commit: true }, ada, { 'idempotency-key': 'once' });
  const [first, second] = [await once(), await once()];
  expect(second.json()).toEqual(first.json());
  expect(await get(`/prompts/${id}`)).toMatchObject({ latest: 2 });
  expect(await get('/usage')).toMatchObject({ used: 1 });
});

it('makes no version where a part did not pass its checks, although nothing was lost of the whole', async () => {
  const { id } = await made({
    messages: [
      { role: 'system', content: 'Please kindly be polite to the customer at all times.' },
      { role: 'user', content: WORDY },
    ],
  });
  const { parts } = await optimized(id, { version: 1 });
  // What is answered from an earlier result is as doubtful as that was.
  await asSuperuser(
    test.ctx,
    (sql) =>
      sql`update optimizations set checks = jsonb_set(checks, '{passed}', 'false') where id = ${parts[1]?.optimization.id ?? ''}`,
  );
  const { environment } = test;
  const there = await openTestApp(inject('services'), { environment });
  const payload = { version: 1, commit: true };
  const reply = await there.post(ada, `/api/prompts/${id}/optimize`, payload);
  await there.close();
  const refused = reply.json();
  expect(refused).toMatchObject({ lost: [], version: null, reason: 'messages/1 did not pass the checks.' });
  expect(await get(`/prompts/${id}`)).toMatchObject({ latest: 1 });
});

it.each([
  ['Answer {{customer}} in at most 100 words.', 'Answer `{{customer}}` in at most 100 words.'],
  ['Answer `{{customer}}` in at most 100 words.', 'Answer {{customer}} in at most 100 words.'],
])('makes no version where a variable became text, or text a variable: %s', async (content, refined) => {
  const { id } = await made({ content: `Please kindly help. ${content}` });
  const { parts } = await optimized(id);
  await asSuperuser(
    test.ctx,
    (sql) =>
      sql`update optimizations set refined_text = ${refined} where id = ${parts[0]?.optimization.id ?? ''}`,
  );
  const there = await openTestApp(inject('services'), { environment: test.environment });
  const payload = { version: 1, commit: true };
  const reply = await there.post(ada, `/api/prompts/${id}/optimize`, payload);
  await there.close();
  expect(reply.json()).toMatchObject({
    lost: [],
    version: null,
    refinedText: refined,
    reason: 'Code would begin or end around {{customer}}, so that values are put in elsewhere.',
  });
});

it('needs the rights to read and to have refined, and to commit the right to write', async () => {
  const { id } = await made({ content: WORDY });
  const bob = await buildMember(test.ctx);
  expectProblem(await post(`/${id}/optimize`, {}, bob), 404, 'prompt_not_found');
  const viewer = await buildColleague(test.ctx, ada, 'viewer');
  expectProblem(await post(`/${id}/optimize`, {}, viewer), 403, 'forbidden');
  const withScopes = async (scopes: string[], payload: object) => {
    const made = await test.post(ada, '/api/api-keys', { name: 'a', scopes });
    const headers = { 'x-api-key': made.json().key };
    const url = `/api/prompts/${id}/optimize`;
    return (await test.post(null, url, payload, headers)).statusCode;
  };
  expect(await withScopes(['optimizations:write'], {})).toBe(403);
  expect(await withScopes(['prompts:read'], {})).toBe(403);
  expect(await withScopes(['optimizations:write', 'prompts:read'], {})).toBe(200);
  expect(await withScopes(['optimizations:write', 'prompts:read'], { commit: true })).toBe(403);
  expect(await withScopes(['optimizations:write', 'prompts:write'], { commit: true })).toBe(403);
  const all = ['optimizations:write', 'prompts:read', 'prompts:write'];
  expect(await withScopes(all, { commit: true })).toBe(200);
});

it('keeps what it is told to keep beside what is included, and notes what it is told to note', async () => {
  await made({ name: 'rules', content: 'Be brief.' });
  const { id } = await made({ content: `${WORDY} {{> rules}}` });
  const shown = await optimized(id, { preserve: ['kindly'], metadata: { team: 'mail' } });
  expect(shown.refinedText).toContain('kindly');
  expect(shown.refinedText).toContain('{{> rules}}');
  const [noted] = await get('/optimize/history?metadata=team:mail');
  expect(noted).toMatchObject({ metadata: { team: 'mail', promptId: id, part: 'messages/0' } });
  const saved = 1 - shown.refinedTokens / shown.originalTokens;
  expect(shown.savingsPercentage).toBe(Number((100 * saved).toFixed(1)));
});
