import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

// Two earlier products have clients of their own, with their own names for the parts of a prompt: Promptr and
// PromptStack.
const test = fixture(openTestApp);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'pro' });
});

const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
  const reply = await test.call(member, method, `/api/${path}`, payload);
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.body ? reply.json() : undefined;
};

const asPromptr = {
  title: 'Support answer',
  rawPrompt: 'Answer {{customer}} in at most 80 words.',
  category: 'support',
  tags: ['mail'],
  selectedModel: 'gpt-4o-mini',
  isPublic: true,
};
const inSections = {
  title: 'Release notes',
  role: 'An editor.',
  task: 'Write release notes.',
  context: null,
  requirements: 'At most 10 points.',
  style: 'Plain.',
  output: 'A list.',
  isPublic: false,
};
const asPromptStack = {
  name: 'Greeting',
  content: 'Greet {{name}} in one sentence.',
  description: 'For new customers',
  model: 'anthropic/claude-sonnet-4-5',
  temperature: 0.2,
  tags: ['hello'],
};

it('a client of Promptr makes, enriches, changes and reads its prompts', async () => {
  const made = await send('POST', 'prompts', asPromptr);
  expect(made).toMatchObject({ ...asPromptr, viewCount: 0, enrichedPrompt: null });
  expect(made.qualityScore).toBeGreaterThan(0);
  expect(made.qualityScore).toBeLessThanOrEqual(1);
  const { enriched } = await send('POST', 'enrichment/enhance', { promptId: made.id });
  expect(await send('GET', `prompts/${made.id}`)).toMatchObject({ enrichedPrompt: enriched });
  const changed = await send('PUT', `prompts/${made.id}`, { ...asPromptr, title: 'Answer', isPublic: false });
  expect(changed).toMatchObject({ title: 'Answer', isPublic: false, latest: 1 });
  expect(await send('POST', 'prompts', inSections)).toMatchObject(inSections);
  await send('DELETE', `prompts/${made.id}`);
});

it('a client of PromptStack makes, changes and reads its prompts', async () => {
  const made = await send('POST', 'prompts', asPromptStack);
  expect(made).toMatchObject({ ...asPromptStack, projectId: expect.any(String) });
  const { projectId } = made;
  const payload = { ...asPromptStack, projectId, content: 'Greet {{name}} in two sentences.' };
  expect(await send('PUT', `prompts/${made.id}`, payload)).toMatchObject({ ...payload, latest: 2 });
  expect(await send('GET', `prompts?projectId=${projectId}`)).toMatchObject([{ id: made.id }]);
});

it('each reads and changes what the other has made', async () => {
  const ofPromptr = await send('POST', 'prompts', asPromptr);
  const ofPromptStack = await send('POST', 'prompts', asPromptStack);
  expect(await send('GET', `prompts/${ofPromptr.id}`)).toMatchObject({
    name: asPromptr.title,
    content: asPromptr.rawPrompt,
    model: asPromptr.selectedModel,
    temperature: null,
    projectId: ofPromptStack.projectId,
  });
  expect(await send('GET', `prompts/${ofPromptStack.id}`)).toMatchObject({
    title: asPromptStack.name,
    rawPrompt: asPromptStack.content,
    selectedModel: asPromptStack.model,
    role: null,
    task: null,
    enrichedPrompt: null,
    isPublic: false,
    viewCount: 0,
  });
  await send('PUT', `prompts/${ofPromptr.id}`, { name: 'Answer', content: 'Answer {{customer}} kindly.' });
  await send('PUT', `prompts/${ofPromptStack.id}`, { title: 'Hello', rawPrompt: 'Greet {{name}} kindly.' });
  expect(await send('GET', 'prompts')).toMatchObject([
    { name: 'Hello', content: 'Greet {{name}} kindly.', model: asPromptStack.model, temperature: 0.2 },
    { title: 'Answer', rawPrompt: 'Answer {{customer}} kindly.', selectedModel: asPromptr.selectedModel },
  ]);
  const written = await send('POST', 'prompts', inSections);
  expect(await send('GET', `prompts/${written.id}`)).toMatchObject({
    content: expect.stringContaining('# Task\n\nWrite release notes.'),
  });
});
