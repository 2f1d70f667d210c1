import type { Prompt, PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { clientOf } from './testing/client-of.ts';
import { EVERY_SIZE, expectUsable } from './testing/expect-usable.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { tabTo } from './testing/tab-to.ts';

type Page = WatchedPage['page'];

const ADMIN = 'admin@acme.com';
const PASSWORD = 'numismatics, mostly';
const HOSTILE = '<img src=x onerror=alert(1)>';
const folder = removableFolder();
let vendor: FakeVendor;
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  vendor = await startFakeVendor({ protocol: 'openai' });
  const env = { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: vendor.baseUrl };
  started = await startWithConsole(folder.path, env);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  await vendor?.close();
  folder.remove();
});

/** A page of the organization, signed in. */
async function openAt(path: string, email = ADMIN): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, email, email === ADMIN ? DEMO_PASSWORD : PASSWORD);
  return opened;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the prompt' }).getByRole('link', { name, exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The prompt whose page is open. */
async function openPrompt(page: Page): Promise<Prompt> {
  await page.waitForURL(/prompts\/[0-9a-f-]{36}/);
  const [, id = ''] = /prompts\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  return api.getPromptById(id);
}

/**
 * A prompt of which the first of two versions is in production. The second asks for less, and has another
 * variable.
 */
async function twoVersions(name: string): Promise<string> {
  const first = 'Answer {{customer}} in at most 100 words. Never name a price.';
  const { id } = await api.createPrompt({ name, content: first, model: 'openai/gpt-4o-mini' });
  await api.setPromptLabel({ id, label: 'production', version: 1, reason: 'the first' });
  await api.updatePrompt({ id, content: 'Answer {{customer}} in at most 80 words.' });
  return id;
}

browserTest('whoever saves a text hears what looks like a variable in it and is none', async () => {
  const opened = await openAt('prompts/new');
  const { page } = opened;
  await page.getByLabel('Name', { exact: true }).fill('With a mistake');
  await page.getByLabel('Text', { exact: true }).fill('Answer {{the customer}} and {{team}}.');
  await button(page, 'Make the prompt').click();
  await page.getByText('Line 1: `{{the customer}}`').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Text', { exact: true }).fill('Answer {{customer}} and {{team}}.');
  await button(page, 'Save as a new version').click();
  await page.getByText('Saved. Version 2 is the newest one now.').waitFor();
  expect(await page.getByText('{{the customer}}').count()).toBe(0);
  const { id } = await openPrompt(page);
  await api.deletePrompt({ id });
});

browserTest('a prompt is made, changed, compared, restored and found', async () => {
  const opened = await openAt('prompts');
  const { page } = opened;
  await page.getByText('There is no prompt in the library yet.').waitFor();
  await page.getByRole('link', { name: 'New prompt' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(HOSTILE);
  await page.getByLabel('Text', { exact: true }).fill(`${HOSTILE} Answer {{customer}}.`);
  await page.getByLabel('Temperature').fill('0.5');
  await page.getByLabel('Tags').fill(`mail, ${HOSTILE}`);
  await page.getByLabel('Folder').fill('answers');
  await expectUsable(opened, EVERY_SIZE);
  // Where it is opened again, what was written is still there.
  await page.reload();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('{{customer}}');
  await page.getByLabel('Name', { exact: true }).fill(HOSTILE);
  await page.getByLabel('Temperature').fill('0.5');
  await page.getByLabel('Tags').fill(`mail, ${HOSTILE}`);
  await page.getByLabel('Folder').fill('answers');
  await button(page, 'Make the prompt').click();
  await page.getByRole('heading', { name: HOSTILE }).waitFor();
  const prompt = await openPrompt(page);
  expect(prompt).toMatchObject({
    name: HOSTILE,
    type: 'text',
    content: `${HOSTILE} Answer {{customer}}.`,
    tags: ['mail', HOSTILE],
    folder: 'answers',
    config: { temperature: 0.5 },
  });

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Text', { exact: true }).fill(`${HOSTILE} Answer {{client}}.`);
  await tab(page, 'Versions').click();
  await region(page, 'Versions').last().waitFor();
  await page.goBack();
  await page.getByLabel('Note').fill('Another word');
  await button(page, 'Save as a new version').click();
  await page.getByText('Saved. Version 2 is the newest one now.').waitFor();
  await region(page, 'Text').last().getByText('{{client}}').waitFor();

  await tab(page, 'Versions').click();
  await page.getByRole('link', { name: '1', exact: true }).click();
  await page.getByRole('heading', { name: 'Version 1' }).waitFor();
  await page.getByRole('link', { name: 'Compare it with the newest version' }).click();
  const diff = region(page, 'From version 1 to version 2');
  await diff.waitFor();
  expect(await diff.locator('del').allTextContents()).toEqual([expect.stringContaining('customer')]);
  expect(await diff.locator('ins').allTextContents()).toEqual([expect.stringContaining('client')]);
  await expectUsable(opened, EVERY_SIZE);
  await page.reload();
  await diff.getByText('client').waitFor();
  await page.getByRole('link', { name: '1', exact: true }).click();
  await button(page, 'Restore it').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore it' }).click();
  await page.getByRole('heading', { name: 'Version 3' }).waitFor();
  expect(await api.getPromptVersion({ id: prompt.id, n: 3 })).toMatchObject({
    kind: 'restored',
    content: prompt.content,
  });
  await page.getByText('You wrote this version. Somebody else must approve it.').waitFor();

  await tab(page, 'Details').click();
  await page.getByLabel('Category').fill('support');
  await button(page, 'Save').click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await expectUsable(opened, EVERY_SIZE);
  await page.getByRole('link', { name: 'All prompts' }).click();
  // The page before has a field of the same name.
  await button(page, 'Filter').waitFor();
  await page.getByLabel('Category').fill('nothing like it');
  await button(page, 'Filter').click();
  await page.getByText('No prompt meets all filters.').waitFor();
  expect(await button(page, 'Filter').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.goBack();
  await expect.poll(() => page.getByLabel('Category').inputValue()).toBe('');
  await page.getByLabel('Category').fill('support');
  await page.getByLabel('Search').fill('client or customer');
  await button(page, 'Filter').click();
  await page.waitForURL(/q=client\+or\+customer&category=support/);
  await page.getByLabel('Search').fill('Answer');
  await button(page, 'Filter').click();
  await page.getByRole('link', { name: HOSTILE }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: HOSTILE }).click();
  await tab(page, 'Details').click();
  await button(page, 'Delete the prompt').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the prompt' }).click();
  await page.waitForURL(/prompts$/);
  await expect(api.getPromptById(prompt.id)).rejects.toMatchObject({ code: 'prompt_not_found' });
  expect(opened.complaints()).toEqual([]);
});

browserTest('a chat is made and sorted by keyboard alone', async () => {
  const { page, complaints } = await openAt('prompts/new');
  const { keyboard } = page;
  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await keyboard.insertText('Chat');
  await tabTo(page, page.getByLabel('One text'));
  await keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('Message 1', { exact: true }));
  await keyboard.insertText('{{question}}');
  await tabTo(page, button(page, 'Add a message'));
  await keyboard.press('Enter');
  const role = page.getByLabel('Role of message 2');
  expect(await role.evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.press('p');
  await tabTo(page, page.getByLabel('Name of placeholder 2'));
  await keyboard.insertText('history');
  await tabTo(page, button(page, 'Add a message'));
  await keyboard.press('Enter');
  await keyboard.press('s');
  await tabTo(page, page.getByLabel('Message 3', { exact: true }));
  await keyboard.insertText('Be brief.');
  const up = page.getByRole('button', { name: /^Move message \d up$/ });
  await tabTo(page, up.nth(2));
  await keyboard.press('Enter');
  await page.getByText('It is message 2 of 3 now.').waitFor();
  expect(await up.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.press('Enter');
  await page.getByText('It is message 1 of 3 now.').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Move message 2 down' }));
  await keyboard.press('Enter');
  await tabTo(page, button(page, 'Make the prompt'));
  await keyboard.press('Enter');
  const { id, messages } = await openPrompt(page);
  expect(messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { placeholder: 'history' },
    { role: 'user', content: '{{question}}' },
  ]);
  await tabTo(page, page.getByRole('link', { name: 'Edit', exact: true }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Remove message 2' }));
  await keyboard.press('Enter');
  await page.getByText('Message 2 is removed.').waitFor();
  await tabTo(page, button(page, 'Save as a new version'));
  await keyboard.press('Enter');
  const said = page.getByText('Saved. Version 2 is the newest one now.');
  await said.waitFor();
  await expect.poll(() => said.evaluate((element) => element === document.activeElement)).toBe(true);
  expect((await api.getPromptById(id)).variables).toEqual(['question']);
  await tabTo(page, tab(page, 'Details'), 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, button(page, 'Delete the prompt'));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Delete the prompt' }));
  await keyboard.press('Enter');
  await page.waitForURL(/prompts$/);
  expect(complaints()).toEqual([]);
});

browserTest('what was written stays when somebody else saves first; a refined text is shown', async () => {
  const { id } = await api.createPrompt({ name: 'Shared', content: 'Answer {{customer}} in 100 words.' });
  const opened = await openAt(`prompts/${id}?edit=open`);
  const { page } = opened;
  const text = page.getByLabel('Text', { exact: true });
  await text.fill('Hello! Could you please kindly answer {{customer}} in at most 90 words?');
  const email = 'member@acme.test';
  await api.createUser({ email, fullName: 'Max Member', password: PASSWORD, role: 'member' });
  const member = await clientOf(started.url, email, PASSWORD);
  await member.updatePrompt({ id, content: 'Answer {{customer}} in 70 words.' });
  opened.expectRefusal(/^412 /);
  await button(page, 'Save as a new version').click();
  const note = page.getByRole('alert').filter({ hasText: 'Somebody saved version 2' });
  await note.waitFor();
  expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
  await note.getByText('What they changed').click();
  const diff = region(page, 'From version 1 to version 2');
  await diff.waitFor();
  expect(await diff.locator('ins').allTextContents()).toEqual(['70']);
  await expectUsable(opened, EVERY_SIZE);
  await page.reload();
  expect(await text.inputValue()).toContain('Could you please');
  await button(page, 'Save as a new version').click();
  await button(page, 'Save mine as the newest version').click();
  await page.getByText('Saved. Version 3 is the newest one now.').waitFor();
  expect(await api.getPromptById(id)).toMatchObject({
    latest: 3,
    content: 'Hello! Could you please kindly answer {{customer}} in at most 90 words?',
  });

  await button(page, 'Refine it').click();
  await page.getByText(/^Version 4 is .* shorter\.$/).waitFor();
  const refined = await api.getPromptVersion({ id, n: 4 });
  expect(refined).toMatchObject({ kind: 'refined', parent: 3 });
  const shown = region(page, 'The refined text');
  const kept = await shown.evaluate((element) => {
    for (const part of element.querySelectorAll('del')) part.remove();
    return element.textContent;
  });
  expect(kept).toBe(refined.content);
  await page.getByRole('link', { name: 'Open the version' }).click();
  await page.getByRole('heading', { name: 'Version 4' }).waitFor();

  await page.goto(`${started.url}/o/acme/prompts/${id}?edit=open`);
  await text.fill('Mine');
  await button(page, 'Cancel').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  expect(await text.inputValue()).toBe(refined.content);
  await page.goto(`${started.url}/o/acme/prompts/${id}?tab=versions&version=2`);
  await button(page, 'Approve it').click();
  await page.getByText('Approvals of the version: 1').waitFor();
  await button(page, 'Withdraw my approval').click();
  await page.getByText('Approvals of the version: 0').waitFor();
  await button(page, 'Approve it').click();
  await page.getByText('Approvals of the version: 1').waitFor();
  opened.expectRefusal(/^404 /);
  await page.goto(`${started.url}/o/acme/prompts/${id}?tab=versions&version=99`);
  await page.getByText('prompt_version_not_found').waitFor();
  expect(opened.complaints()).toEqual([]);
});

browserTest('a label moves once its gate is met, acknowledged or shown by a run', async () => {
  const { id: datasetId } = await api.createDataset({ name: 'Customers' });
  await api.addDatasetItems({ id: datasetId, items: [{ input: { customer: 'Ann' }, expected: 'ok' }] });
  const evaluator = await api.createEvaluator({ kind: 'exact', name: HOSTILE, settings: {} });
  const id = await twoVersions('Labelled');
  const opened = await openAt(`prompts/${id}?tab=labels`);
  const { page } = opened;
  opened.expectRefusal(/^409 /);
  await page.getByLabel('Reason').fill('Shorter');
  await button(page, 'Move the label').click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Version 2 may not have the label' });
  await refusal.getByText('Never name a price').waitFor();
  await refusal.getByText('There is no new variable.').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  // What was refused is shown, and can be put back.
  const ways = ['Show the change', 'Put it back'].map((name) => refusal.getByRole('link', { name }));
  const addresses = await Promise.all(ways.map((way) => way.getAttribute('href')));
  expect(addresses).toEqual([
    expect.stringContaining(`prompts/${id}?tab=versions&from=1&to=2`),
    expect.stringContaining(`prompts/${id}?edit=open`),
  ]);
  const [first, ...rest] = await refusal.getByRole('checkbox').all();
  expect(rest.length).toBeGreaterThan(0);
  await first?.check();
  // While it is tried again, what was found before is not shown: it must be seen to go, or the boxes below
  // are those of before.
  const move = /\/labels\/production(?:\?|$)/;
  await page.route(
    move,
    async (route) => {
      await refusal.waitFor({ state: 'detached' });
      await route.continue();
    },
    { times: 1 },
  );
  const again = page.waitForResponse(move);
  await button(page, 'Move the label').click();
  expect((await again).status()).toBe(409);
  // The first is still acknowledged; the others are still asked for.
  await expect.poll(() => refusal.getByRole('checkbox', { checked: true }).count()).toBe(1);
  for (const box of await refusal.getByRole('checkbox').all()) await box.check();
  await button(page, 'Move the label').click();
  await page.getByText('Version 2 has the label production now.').waitFor();
  await page.getByRole('link', { name: 'Moves: production' }).click();
  const moves = region(page, 'Moves of production').last();
  await moves.getByText('Shorter').waitFor();
  const [last] = (await api.listLabelMoves({ id, label: 'production' }).page()).items;
  expect(last).toMatchObject({ from: 1, to: 2, reason: 'Shorter' });
  expect(last?.acknowledged).toHaveLength(rest.length + 1);

  await page.getByRole('link', { name: 'What labels require' }).click();
  await page.getByRole('link', { name: 'Change: production' }).click();
  await page.getByRole('heading', { name: 'What production requires' }).waitFor();
  await page.getByLabel('Every requirement of the labelled version is kept').uncheck();
  await page.getByLabel('Dataset').selectOption('Customers');
  await page.getByRole('checkbox', { name: HOSTILE }).check();
  await page.getByLabel('Margin in points').fill('20');
  await expectUsable(opened, EVERY_SIZE);
  await button(page, 'Save').click();
  await page.getByText('Saved', { exact: true }).waitFor();
  const evaluation = { datasetId, evaluators: [evaluator.id], margin: 0.2 };
  const policies = [{ label: 'production', require: { variables: true, evaluation } }];
  expect(await api.listLabelPolicies()).toEqual(policies);
  await page.getByText('20 points', { exact: true }).waitFor();
  await page.goto(`${started.url}/o/acme/prompts/policies`);
  await page.getByLabel('Label', { exact: true }).fill('production');
  await button(page, 'Save').click();
  await page.getByText('requires something already').waitFor();
  expect(await api.listLabelPolicies()).toEqual(policies);
  // The choices never come.
  await page.route(/\/evaluators\?/, () => undefined);
  await page.goto(`${started.url}/o/acme/prompts/policies?label=production`);
  await page.getByLabel('No new variables').uncheck();
  await button(page, 'Save').click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await api.listLabelPolicies()).toEqual([{ label: 'production', require: { evaluation } }]);
  await page.unroute(/\/evaluators\?/);

  await api.updatePrompt({ id, content: 'Answer {{customer}}.' });
  await page.goto(`${started.url}/o/acme/prompts/${id}?tab=labels`);
  await button(page, 'Move the label').click();
  await page.getByText('No run has compared the two versions').waitFor();
  await page.getByLabel('Maximum cost of the test').fill('0.5');
  const { promise: answer, resolve: giveAnswer } = Promise.withResolvers<string>();
  vendor.respondWith(() => answer);
  await button(page, 'Test first, then move').click();
  await page.getByText('If version 3 is not worse, it gets the label production by itself.').waitFor();
  const [, runId = ''] =
    /runs\/([0-9a-f-]{36})/.exec(
      (await page.getByRole('link', { name: 'Open the run' }).getAttribute('href')) ?? '',
    ) ?? [];
  expect(await api.getRun(runId)).toMatchObject({
    move: { label: 'production', version: 3 },
    maxCostUsd: 0.5,
  });

  // A prompt that a run still asks is kept.
  await tab(page, 'Details').click();
  await button(page, 'Delete the prompt').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delete the prompt' }).click();
  await dialog.getByText('Runs of the prompt have not ended').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  giveAnswer('ok');
  await expect
    .poll(async () => {
      const { finishedAt, move } = await api.getRun(runId);
      return finishedAt !== null && move?.status !== 'waiting';
    })
    .toBe(true);
  await button(page, 'Delete the prompt').click();
  await dialog.getByRole('button', { name: 'Delete the prompt' }).click();
  await dialog.getByText('has the labels production').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await tab(page, 'Labels').click();
  await button(page, 'Remove: production').click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No version has a label yet.').waitFor();
  expect((await api.getPromptById(id)).labels).toEqual({});
  expect(opened.complaints()).toEqual([]);
});

browserTest('a model is asked and its output rated, and who only reads has no buttons', async () => {
  vendor.respondWith(({ system, messages }) =>
    [HOSTILE, system, ...messages.map(({ text }) => text)].join(' | '),
  );
  const { id } = await api.createPrompt({
    name: 'Tested',
    messages: [
      { role: 'system', content: 'Be {{how}}.' },
      { placeholder: 'history' },
      { role: 'user', content: '{{model}}' },
    ],
  });
  await api.setPromptLabel({ id, label: 'staging', version: 1 });
  await api.updatePrompt({ id, messages: [{ role: 'user', content: '{{how}} {{why}}' }] });
  const opened = await openAt(`prompts/${id}?tab=test`);
  const { page } = opened;
  await page.getByText('This prompt was not tested yet.').waitFor();
  await page.getByLabel('Version', { exact: true }).selectOption('staging: 1');
  await page.getByLabel('how', { exact: true }).fill('brief');
  await page.getByLabel('Version', { exact: true }).selectOption('Newest: 2');
  await page.getByLabel('why', { exact: true }).fill('not sent');
  await page.getByLabel('Version', { exact: true }).selectOption('staging: 1');
  await page.getByLabel('model', { exact: true }).fill('a value');
  await button(page, 'Add a message').click();
  await page.getByLabel('Message 1', { exact: true }).fill('Earlier');
  await page.getByLabel('Model', { exact: true }).fill('openai/gpt-4o-mini');
  await expectUsable(opened, EVERY_SIZE);
  await button(page, 'Ask the model').click();
  const output = region(page, 'Output');
  await output.getByText(`${HOSTILE} | Be brief. | Earlier | a value`).waitFor();
  await page.waitForURL(/tab=test&test=/);
  await page.getByLabel('4', { exact: true }).check();
  await page.getByLabel('Feedback').fill(HOSTILE);
  await button(page, 'Save the rating').click();
  await page.getByText('4 of 5').waitFor();
  await expectUsable(opened, EVERY_SIZE);
  const [test] = (await api.listExecutions({ id }).page()).items;
  expect(test).toMatchObject({
    input: { how: 'brief', model: 'a value', history: [{ role: 'user', content: 'Earlier' }] },
    version: 1,
    rating: 4,
    feedback: HOSTILE,
    model: 'gpt-4o-mini',
  });
  expect(page.url()).toContain(`test=${test?.id}`);
  opened.expectRefusal(/^422 /);
  await page.getByLabel('Model', { exact: true }).fill('anthropic/nothing');
  await button(page, 'Ask the model').click();
  const wrong = page.getByLabel('Model', { exact: true });
  await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => wrong.evaluate((element) => element === document.activeElement)).toBe(true);
  // The texts of old tests are removed after a time.
  await page.route(/\/executions\//, async (route) => {
    const response = await route.fetch();
    const removed = { input: null, output: null, feedback: null, textsRemovedAt: new Date().toISOString() };
    await route.fulfill({ response, json: { ...(await response.json()), ...removed } });
  });
  await page.reload();
  await page.getByText('The texts were removed').waitFor();

  const email = 'viewer@acme.test';
  await api.createUser({ email, fullName: 'Vera Viewer', password: PASSWORD, role: 'viewer' });
  const reader = await openAt(`prompts/${id}?edit=open`, email);
  await reader.page.getByText('{{how}} {{why}}').waitFor();
  const actions = ['Edit', 'Refine it', 'Move the label', 'Remove: staging', 'Ask the model', 'Restore it'];
  for (const part of ['text', 'versions&version=1', 'labels', 'test', 'links', 'details']) {
    await reader.page.goto(`${started.url}/o/acme/prompts/${id}?tab=${part}`);
    await reader.page.getByRole('heading', { name: 'Tested' }).waitFor();
    await reader.page.waitForLoadState('networkidle');
    for (const name of [
      ...actions,
      'Approve it',
      'Withdraw my approval',
      'Share',
      'Revoke',
      'Save',
      'Delete the prompt',
    ])
      expect(await reader.page.getByRole('main').getByText(name, { exact: true }).count(), name).toBe(0);
  }
  expect([...opened.complaints(), ...reader.complaints()]).toEqual([]);
});
