import { randomUUID } from 'node:crypto';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVendorApp } from '../../testing/vendor-app.ts';

const test = fixture(openVendorApp);
let member: Member;
let promptId: string;

beforeEach(async () => {
  test.openai.reset();
  test.anthropic.reset();
  member = await buildMember(test.ctx, { role: 'member' });
  promptId = await makePrompt({
    messages: [
      { role: 'system', content: 'Answer {{customer}} in a friendly way.' },
      { placeholder: 'history' },
      { role: 'user', content: '{{question}}' },
    ],
    config: { model: 'openai/gpt-4o-mini', temperature: 0.2, top_p: 0.9, seed: 7, stop: '###' },
  });
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object, by = member) =>
  test.call(by, method, url, payload);

async function makePrompt(text: object): Promise<string> {
  const reply = await send('POST', '/api/prompts', { name: `Answer ${randomUUID()}`, ...text });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

const INPUT = {
  customer: 'Ada',
  question: 'How long?',
  history: [
    { role: 'user', content: 'Hi {{customer}}' },
    { role: 'assistant', content: 'Hello.' },
  ],
};
const runTest = (payload: object = { input: INPUT }, id = promptId) =>
  send('POST', `/api/prompts/${id}/test`, payload);

describe('a test of a prompt', () => {
  it('asks the model with all messages and the configuration, and keeps what it answers', async () => {
    test.openai.respondWith(() => 'Fourteen days.');
    const reply = await runTest({ input: INPUT, rating: 5 });
    expect(reply.statusCode, reply.body).toBe(201);
    expect(test.openai.requests[0]?.body).toMatchObject({
      model: 'gpt-4o-mini',
      messages: [
        { role: 'system', content: 'Answer Ada in a friendly way.' },
        { role: 'user', content: 'Hi {{customer}}' },
        { role: 'assistant', content: 'Hello.' },
        { role: 'user', content: 'How long?' },
      ],
      temperature: 0.2,
      top_p: 0.9,
      seed: 7,
      stop: ['###'],
      max_completion_tokens: 1_024,
    });
    const execution = reply.json();
    expect(execution).toMatchObject({
      promptId,
      version: 1,
      input: INPUT,
      output: 'Fourteen days.',
      provider: 'openai',
      finishReason: 'stop',
      ignoredParameters: [],
      rating: 5,
      feedback: null,
      textsRemovedAt: null,
    });
    expect(execution.usage.outputTokens).toBeGreaterThan(0);
    expect(execution.costUsd).toBeGreaterThan(0);
    expect((await send('GET', `/api/executions/${execution.id}`)).json()).toEqual(execution);
    expect((await send('GET', `/api/prompts/${promptId}/test`)).json()).toEqual([execution]);
  });

  it('names what the vendor or the configuration does not allow', async () => {
    const id = await makePrompt({
      content: 'Say {{word}}.',
      config: { temperature: 'hot', seed: 7, max_tokens: 64, top_p: 0.5 },
    });
    const reply = await runTest({ input: { word: 'yes' }, model: 'anthropic/claude-haiku-4-5' }, id);
    expect(reply.json()).toMatchObject({ provider: 'anthropic', ignoredParameters: ['temperature', 'seed'] });
    expect(test.anthropic.requests[0]?.body).toMatchObject({ max_tokens: 64, top_p: 0.5 });
  });

  it('takes the version with a number or a label, and the temperature that is asked for', async () => {
    await send('PUT', `/api/prompts/${promptId}`, { content: 'Second: {{question}}' });
    await send('PUT', `/api/prompts/${promptId}/labels/staging`, { version: 1 });
    const versions = [
      (await runTest({ input: INPUT })).json().version,
      (await runTest({ input: INPUT, version: 1 })).json().version,
      (await runTest({ input: INPUT, label: 'staging', temperature: 1 })).json().version,
    ];
    expect(versions).toEqual([2, 1, 1]);
    expect(test.openai.requests.at(-1)?.body).toMatchObject({ temperature: 1 });
    const ofFirst = await send('GET', `/api/prompts/${promptId}/test?version=1`);
    expect(ofFirst.json()).toHaveLength(2);
  });

  it.each([
    [{ input: {} }, 422, 'variables_missing'],
    [{ input: { ...INPUT, history: 'none' } }, 422, 'variables_missing'],
    [{ input: INPUT, version: 9 }, 404, 'prompt_version_not_found'],
    [{ input: INPUT, label: 'nowhere' }, 404, 'label_not_found'],
    [{ input: INPUT, label: 'latest', version: 1 }, 400, 'validation_failed'],
    [{ input: INPUT, model: 'groq/llama' }, 422, 'provider_not_usable'],
    [{ input: INPUT, model: 'local' }, 422, 'provider_not_usable'],
    [{ input: INPUT, temperature: 3 }, 400, 'validation_failed'],
    [{ input: INPUT, rating: 6 }, 400, 'validation_failed'],
    [{}, 400, 'validation_failed'],
  ])('of %j is refused, and no model is asked', async (payload, status, code) => {
    const reply = await runTest(payload);
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect(test.openai.requests).toEqual([]);
  });

  it('names each variable without a value', async () => {
    const { errors } = (await runTest({ input: { question: 'How long?' } })).json();
    expect(errors).toEqual([
      { path: 'input/customer', message: 'has no value' },
      { path: 'input/history', message: 'has no value' },
    ]);
  });

  it('is refused where a value that is repeated would make the prompt too long', async () => {
    const id = await makePrompt({ content: '{{a}}'.repeat(30_000) });
    const reply = await runTest({ input: { a: 'x'.repeat(90_000) } }, id);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'validation_failed']);
    expect((await runTest({ input: { a: '1' } }, id)).statusCode).toBe(201);
  });

  it('names a limit of the configuration that no model takes', async () => {
    const id = await makePrompt({ content: 'Hi', config: { max_tokens: '64' } });
    expect((await runTest({ input: {} }, id)).json().ignoredParameters).toEqual(['maxOutputTokens']);
  });

  it('is not handed out again once its prompt is deleted', async () => {
    const request = {
      method: 'POST' as const,
      url: `/api/prompts/${promptId}/test`,
      payload: { input: INPUT },
      headers: { 'idempotency-key': 'deleted' },
    };
    expect((await test.send(member, request)).statusCode).toBe(201);
    await test.delete(member, `/api/prompts/${promptId}`);
    expect((await test.send(member, request)).statusCode).toBe(404);
  });

  it('asks nobody where the cells of the month are used up', async () => {
    member = await buildMember(test.ctx, { role: 'member', plan: 'free' });
    const id = await makePrompt({ content: 'Hi', config: { model: 'openai/gpt-4o-mini' } });
    await asSuperuser(
      test.ctx,
      (sql) => sql`
        insert into usage_counters (organization_id, meter, period_start, used)
        values (${member.organizationId}, 'test_cells', date_trunc('month', now() at time zone 'UTC'), 999)
        on conflict (organization_id, meter) do update set used = 999`,
    );
    const replies = await Promise.all(Array.from({ length: 4 }, () => runTest({ input: {} }, id)));
    expect(replies.map((reply) => reply.statusCode).toSorted()).toEqual([201, 429, 429, 429]);
    expect(test.openai.requests).toHaveLength(1);
  });

  it('counts as one cell, and what failed as none', async () => {
    const cells = async () => {
      const { meters } = (await send('GET', '/api/usage')).json();
      return meters.find(({ name }: { name: string }) => name === 'test_cells').used;
    };
    test.openai.script({ kind: 'error', status: 400 });
    expect((await runTest()).json().code).toBe('provider_failed');
    expect(await cells()).toBe(0);
    await runTest();
    expect(await cells()).toBe(1);
    expect((await send('GET', `/api/prompts/${promptId}/test`)).json()).toHaveLength(1);
  });

  it('keeps an output that no column could hold as it is', async () => {
    test.openai.respondWith(() => 'a\0b\ud800c');
    expect((await runTest()).json().output).toBe('a\uFFFDb\uFFFDc');
  });

  it('sent twice with one idempotency key asks once', async () => {
    const request = {
      method: 'POST' as const,
      url: `/api/prompts/${promptId}/test`,
      payload: { input: INPUT },
      headers: { 'idempotency-key': promptId },
    };
    const [first, again] = [await test.send(member, request), await test.send(member, request)];
    expect(again.json()).toEqual(first.json());
    expect(test.openai.requests).toHaveLength(1);
  });

  it('is of one organization, and for those who may', async () => {
    const { id } = (await runTest()).json();
    const stranger = await buildMember(test.ctx, { role: 'admin' });
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    const codes = async (by: Member) => [
      (await send('POST', `/api/prompts/${promptId}/test`, { input: INPUT }, by)).json().code,
      (await send('PATCH', `/api/executions/${id}`, { rating: 1 }, by)).json().code,
      (await send('GET', `/api/executions/${id}`, undefined, by)).json().code,
      (await send('GET', `/api/prompts/${promptId}/test`, undefined, by)).json().code,
    ];
    expect(await codes(stranger)).toEqual([
      ...['prompt_not_found', 'execution_not_found', 'execution_not_found', 'prompt_not_found'],
    ]);
    expect(await codes(viewer)).toEqual(['forbidden', 'forbidden', undefined, undefined]);
  });
});

it('an output is rated, and rated anew', async () => {
  const { id, ...rest } = (await runTest()).json();
  const rate = async (payload: object) => (await send('PATCH', `/api/executions/${id}`, payload)).json();
  expect(await rate({ rating: 4, feedback: 'Too formal.' })).toEqual({
    id,
    ...rest,
    rating: 4,
    feedback: 'Too formal.',
  });
  expect(await rate({ rating: null })).toMatchObject({ rating: null, feedback: 'Too formal.' });
  expect((await rate({})).code).toBe('validation_failed');
  expect((await rate({ rating: 1.5 })).code).toBe('validation_failed');
});

it('fields of a rating that are sent at the same time are both kept', async () => {
  const { id } = (await runTest()).json();
  await Promise.all([
    send('PATCH', `/api/executions/${id}`, { rating: 4 }),
    send('PATCH', `/api/executions/${id}`, { feedback: 'Good.' }),
  ]);
  expect((await send('GET', `/api/executions/${id}`)).json()).toMatchObject({ rating: 4, feedback: 'Good.' });
});
