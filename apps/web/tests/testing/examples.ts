import type { PromptRefinery } from '@prompt-refinery/client';
import { waitFor } from '@refinery/testing/wait-for.ts';
import type { Page } from 'playwright-core';
import { makeRun } from './make-run.ts';

/** How a page is reached in tests, with something on it. */
export interface Example {
  /** Values of the parameters in its address. */
  params?: Record<string, string>;
  /** What its address says beside the path. */
  search?: string;
  /** What the page reads first, where that is not the operation which it is for. */
  reads?: string;
  /** The operation answers with a list: without rows the page says what to do. */
  isList?: true;
  /** Where the operation runs only once somebody does something. */
  act?: (page: Page) => Promise<void>;
}

/** Makes what the pages show. Each page of an organization has an example. */
export async function makeExamples(client: PromptRefinery): Promise<Readonly<Record<string, Example>>> {
  const text =
    'Hello! Could you please kindly summarize the following report in order to help me? Use at most 5 sentences.';
  const { id } = await client.optimize({ text, provider: 'local' });
  const key = await client.createApiKey({ name: 'example' });
  const webhook = await client.createWebhook({
    url: 'https://hooks.example.com/refinery',
    events: ['batch.completed'],
  });
  await client.createDomain({ domain: 'acme.example' });
  const batch = await client.createBatch({ items: [{ text }] });
  await waitFor(async () => (await client.getBatch({ id: batch.id })).status === 'completed');
  const abTest = await makeAbTest(client);
  const dataset = await client.createDataset({ name: 'Questions of customers' });
  const items = [1, 2, 3].map((at) => ({ input: { question: `Question ${at}?` }, expected: `Answer ${at}` }));
  await client.addDatasetItems({ id: dataset.id, items });
  const [item] = (await client.listDatasetItems({ id: dataset.id }).page()).items;
  const evaluator = await client.createEvaluator({ kind: 'contains', settings: { ignoreCase: true } });
  const run = await makeRun(client, { items: 3 });
  const prompt = await client.createPrompt({
    name: 'example',
    messages: [
      { role: 'system', content: 'Answer in at most 5 sentences.' },
      { placeholder: 'history' },
      { role: 'user', content: '{{question}}' },
    ],
    model: 'openai/gpt-5-mini',
    tags: ['example'],
    folder: 'examples',
  });
  await client.setPromptLabel({ id: prompt.id, label: 'staging', version: 1 });
  const call = await makeCall(client);
  const chat = await client.createChatSession({ title: 'Refunds', systemPrompt: 'Never name a price.' });
  return {
    refine: {
      act: async (page) => {
        await page.getByLabel('Your prompt').fill(text);
        await page.getByRole('button', { name: 'Refine', exact: true }).click();
      },
    },
    'refine/$id': { params: { id } },
    history: { isList: true },
    batches: { isList: true },
    'batches/$id': { params: { id: batch.id } },
    'batches/$id/$position': { params: { id: batch.id, position: '1' } },
    usage: {},
    analytics: { search: '?period=week&by=model' },
    calls: { isList: true },
    'calls/$id': { params: { id: call.id } },
    savings: { search: '?period=week&by=model' },
    chat: { isList: true },
    'chat/numbers': { search: '?period=week' },
    'chat/new': {
      act: async (page) => {
        await page.getByRole('button', { name: 'Begin the chat' }).click();
      },
    },
    'chat/$id': { params: { id: chat.id } },
    'ab-tests': { isList: true },
    'ab-tests/new': {
      search: `?prompt=${abTest.promptId}`,
      act: async (page) => {
        await page.getByLabel('Label', { exact: true }).selectOption('production');
        await page.getByLabel('Arm 2: version').selectOption('2');
        await page.getByLabel('Metric', { exact: true }).fill('solved');
        await page.getByRole('button', { name: 'Make the draft' }).click();
      },
    },
    'ab-tests/$id': { params: { id: abTest.id } },
    datasets: { isList: true },
    'datasets/$id': { params: { id: dataset.id } },
    'datasets/$id/$itemId': { params: { id: dataset.id, itemId: item?.id ?? '' } },
    evaluators: { isList: true },
    'evaluators/new': {
      search: '?kind=judge',
      act: async (page) => {
        await page.getByLabel('Rubric').fill('Is polite');
        await page.getByRole('button', { name: 'Make the evaluator' }).click();
      },
    },
    'evaluators/$id': { params: { id: evaluator.id } },
    runs: { isList: true },
    'runs/new': { reads: 'listDatasets' },
    'runs/$id': { params: { id: run.id } },
    prompts: { isList: true },
    'prompts/new': {
      act: async (page) => {
        await page.getByLabel('Name', { exact: true }).fill('another');
        await page.getByLabel('Text', { exact: true }).fill('Answer {{question}}.');
        await page.getByRole('button', { name: 'Make the prompt' }).click();
      },
    },
    'prompts/policies': {},
    'prompts/$id': { params: { id: prompt.id } },
    'settings/organization': {},
    'settings/members': { isList: true },
    'settings/sign-in': { isList: true },
    'settings/directory': { isList: true },
    'settings/billing': {},
    'settings/keys': { isList: true },
    'settings/keys/new': {
      act: async (page) => {
        await page.getByLabel('Name', { exact: true }).fill('example');
        await page.getByRole('button', { name: 'Make the key' }).click();
      },
    },
    'settings/keys/$id': { params: { id: key.id } },
    'settings/providers': {},
    'settings/gateway': {},
    'settings/models': { isList: true },
    'settings/webhooks': { isList: true },
    'settings/webhooks/new': {
      act: async (page) => {
        await page.getByLabel('Address', { exact: true }).fill('https://hooks.example.com/refinery');
        await page.getByRole('button', { name: 'Make the webhook' }).click();
      },
    },
    'settings/webhooks/$id': { params: { id: webhook.id } },
    'settings/audit': { isList: true },
    me: { reads: 'listSessions', search: '?tab=sessions' },
  };
}

/** A running test of two versions of a prompt. */
async function makeAbTest(client: PromptRefinery) {
  const { id } = await client.createPrompt({ name: 'Tested answer', content: 'Answer {{question}}.' });
  await client.updatePrompt({ id, content: 'Please answer {{question}}.' });
  await client.setPromptLabel({ id, label: 'production', version: 1 });
  const test = await client.createAbTest({
    promptId: id,
    label: 'production',
    metric: 'solved',
    arms: [
      { version: 1, weight: 0.5 },
      { version: 2, weight: 0.5 },
    ],
    guardrails: [{ metric: 'cost', maxIncrease: 0.1, cap: 0.05 }],
  });
  return client.startAbTest(test.id);
}

/** A call to a model, which is in the list a moment after it has ended. */
async function makeCall(client: PromptRefinery) {
  const text = 'Please kindly summarize the report in at most five sentences.';
  await client.optimize({ text, provider: 'openai', model: 'gpt-4o-mini', fallback: false });
  await client.saveModelAlias({ alias: 'fast', targets: ['openai/gpt-4o-mini'] });
  return waitFor(async () => (await client.listCalls({ limit: 1 }).page()).items[0]);
}
