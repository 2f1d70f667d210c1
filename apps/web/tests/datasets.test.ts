import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { clientOf } from './testing/client-of.ts';
import { expectUsable } from './testing/expect-usable.ts';
import { untilOpen } from './testing/once-ready.ts';
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
type Locator = ReturnType<Page['locator']>;

const ADMIN = 'admin@acme.com';
const PASSWORD = 'numismatics, mostly';
const HOSTILE = '<img src=x onerror=alert(1)>';
const NO_ID = '01890000-0000-7000-8000-000000000000';
const folder = removableFolder();
let started: Started;
let api: PromptRefinery;

beforeAll(async () => {
  started = await startWithConsole(folder.path);
  api = await clientOf(started.url, ADMIN, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  folder.remove();
});

/** A page of the organization, signed in. */
async function openAt(path: string, email = ADMIN): Promise<WatchedPage> {
  const opened = await openPage(started.url);
  await opened.page.goto(`${started.url}/o/acme/${path}`);
  await signIn(opened, email, email === ADMIN ? DEMO_PASSWORD : PASSWORD);
  return opened;
}

const idIn = (page: Page): string => /([0-9a-f-]{36})(?:\?|$)/.exec(page.url())?.[1] ?? '';
const itemsOf = async (id: string) => (await api.listDatasetItems({ id, limit: 100 }).page()).items;
const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, level: 1, exact: true });
const itemTable = (page: Page): Locator => page.getByRole('region', { name: 'Items' }).last();

/** Drops a file where a person would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    `(() => { const all = new DataTransfer(); all.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return all; })()`,
  );
  await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer });
}

const expectFocus = (locator: Locator): Promise<void> =>
  expect
    .poll(() => locator.evaluate((element) => element === element.ownerDocument.activeElement))
    .toBe(true);

const CONFIGURATION = `
description: Questions ${HOSTILE}
prompts: [file://answer.txt]
defaultTest:
  assert:
    - { type: llm-rubric, value: is polite }
tests:
  - vars: { question: How long may a refund take?, company: Acme }
    assert: [{ type: icontains, value: fourteen days }]
  - vars: { question: Do you ship to Norway?, company: Acme }
    assert: [{ type: icontains, value: 'yes' }, { type: latency, threshold: 500 }]
`;

browserTest(
  'a configuration becomes a dataset, which gets more items, loses one and is deleted',
  async () => {
    const opened = await openAt('datasets');
    const { page } = opened;
    await page.getByText('There is no dataset yet.').waitFor();
    const submit = page.getByRole('button', { name: 'Import', exact: true });
    await untilOpen(() => page.getByRole('link', { name: 'Import', exact: true }).first().click(), submit);
    await submit.click();
    await page.getByText('Choose a file, or paste a configuration.').waitFor();
    opened.expectRefusal(/^400 .*datasets\/import/);
    await page.getByLabel('Or paste the configuration').fill('tests: [unclosed');
    await submit.click();
    await page.getByText('invalid_upload').waitFor();
    await page.getByLabel('Or paste the configuration').fill(CONFIGURATION);
    await expectUsable(opened);
    await submit.click();
    await page.getByRole('heading', { name: 'What was imported' }).waitFor();
    await page.getByText('The dataset has 2 items.').waitFor();
    const unsupported = page.getByRole('region', { name: 'What was left out or changed' }).last();
    const noted = await unsupported.getByRole('rowheader').allTextContents();
    expect(noted).toEqual(expect.arrayContaining(['prompts', 'tests.1.assert.1']));
    const evaluators = (await api.listEvaluators().page()).items;
    expect(evaluators.map(({ kind }) => kind).sort()).toEqual(['contains', 'judge']);
    for (const { id } of evaluators) await page.locator(`a[href$="/evaluators/${id}"]`).waitFor();
    await expectUsable(opened);

    await page
      .getByRole('link', { name: `Questions ${HOSTILE}` })
      .first()
      .click();
    await heading(page, `Questions ${HOSTILE}`).waitFor();
    const id = idIn(page);
    await itemTable(page).getByText('fourteen days').waitFor();
    const upload = page.getByRole('button', { name: 'Upload', exact: true });
    await untilOpen(() => page.getByRole('link', { name: 'Add items from a file' }).click(), upload);
    await upload.click();
    await page.getByText('Choose a file, or paste items.').waitFor();
    await drop(page, 'x.csv', 'question;expected\na;b');
    await page.getByText('Variables: question. Other columns: expected.').waitFor();
    await drop(page, 'x.csv', 'expected,customId\na,b');
    await page.getByText('The CSV has no column for a variable of the prompt.').waitFor();
    await drop(page, 'märz.csv', `question,expected,customId\n${HOSTILE},"a ""b""",c-1\n`);
    await page.getByText('Variables: question. Other columns: expected and customId.').waitFor();
    await expectUsable(opened);
    await upload.click();
    await page.getByText('The items were added. The dataset now has 3 items, in revision 2.').waitFor();
    await expectFocus(page.getByRole('main'));
    expect(page.url()).toBe(`${started.url}/o/acme/datasets/${id}`);

    // An item, with all of it, then without it.
    await itemTable(page)
      .getByRole('link', { name: `question: ${HOSTILE}` })
      .click();
    await heading(page, 'Item of a dataset').waitFor();
    await page.getByRole('region', { name: 'Expected answer' }).last().getByText('a "b"').waitFor();
    await expectUsable(opened);
    await page.getByRole('button', { name: 'Remove the item' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the item' }).click();
    await page.waitForURL(new RegExp(`datasets/${id}$`));
    await page.getByRole('main').getByText('c-1').waitFor({ state: 'detached' });
    expect(await api.getDataset(id)).toMatchObject({ revision: 3, itemCount: 2 });

    // An earlier revision has it still, and nothing in it can be changed.
    await page.getByLabel('Revision').fill('2');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('You see revision 2, an older one. The newest is 3.').waitFor();
    expect(page.url()).toMatch(/\?revision=2$/);
    await page.reload();
    await itemTable(page).getByText('c-1').waitFor();
    expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0);
    await itemTable(page)
      .getByRole('link', { name: `question: ${HOSTILE}` })
      .click();
    await page.getByRole('region', { name: 'question' }).last().getByText(HOSTILE).waitFor();
    expect(await page.getByRole('button', { name: 'Remove the item' }).count()).toBe(0);
    await page.getByRole('link', { name: 'The dataset' }).click();
    await page.getByRole('link', { name: 'Show the newest revision' }).click();
    await page.getByText('You see revision 2').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Delete the dataset' }).click();
    await page.getByRole('dialog').getByText(`“Questions ${HOSTILE}” will be deleted`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the dataset' }).click();
    await page.waitForURL(/datasets$/);
    await page.getByText('There is no dataset yet.').waitFor();
    await expect(api.getDataset(id)).rejects.toMatchObject({ code: 'dataset_not_found' });
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest('what the API refuses is said by its lines, and a broken upload adds once', async () => {
  const { id } = await api.createDataset({ name: 'Refused' });
  const opened = await openAt(`datasets/${id}?form=file`);
  const { page } = opened;
  opened.expectRefusal(/^400 .*\/items/);
  const paste = page.getByLabel('Or paste items');
  const upload = page.getByRole('button', { name: 'Upload', exact: true });
  const rows = async (count: number): Promise<string[]> => {
    const name = count === 1 ? '1 line is not valid' : `${count} lines are not valid`;
    const lines = page.getByRole('region', { name });
    await lines.waitFor();
    return (await lines.getByRole('row').allTextContents()).slice(1);
  };
  await paste.fill('{"input":{"q":"a"}}\n{"input":{"q":["a"]}}\n{"expected":"b"}');
  await upload.click();
  expect(await rows(2)).toEqual([expect.stringMatching(/^2input\.q/), expect.stringMatching(/^3.*input/)]);
  await paste.fill('[{"input":{"q":"a"}},{"input":{"q":{}},"customId":7}]');
  expect(await page.getByLabel('Format of the items').inputValue()).toBe('json');
  await upload.click();
  expect((await rows(1)).sort()).toEqual([
    expect.stringMatching(/^2customId/),
    expect.stringMatching(/^2input\.q/),
  ]);
  await expectUsable(opened);
  expect(await api.getDataset(id)).toMatchObject({ revision: 0 });

  await paste.fill('[{"input":{"q":"a"}}]');
  const post = (url: URL): boolean => url.pathname.endsWith('/items');
  await page.route(post, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await upload.click();
  await page.getByText('The service cannot be reached.').waitFor();
  await page.unroute(post);
  await upload.click();
  await page.getByText('The dataset now has 1 item, in revision 1.').waitFor();
  expect(await api.getDataset(id)).toMatchObject({ revision: 1, itemCount: 1 });
});

browserTest('a dataset is made, filled item by item and emptied by keyboard alone', async () => {
  const opened = await openAt('datasets?form=new');
  const { page } = opened;
  await heading(page, 'Datasets').waitFor();
  await tabTo(page, page.getByLabel('Name', { exact: true }));
  await page.keyboard.type('By keys');
  await page.keyboard.press('Enter');
  await heading(page, 'By keys').waitFor();
  const id = idIn(page);
  await tabTo(page, page.getByRole('link', { name: 'Add one item' }).first());
  await page.keyboard.press('Enter');
  const variable = page.getByLabel('Another variable');
  await tabTo(page, variable);
  await page.keyboard.type('question');
  await page.keyboard.press('Enter');
  await page.getByLabel('question', { exact: true }).waitFor();
  await page.keyboard.type('chat');
  await tabTo(page, page.getByLabel('It is a placeholder for messages'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Add the variable' }));
  await page.keyboard.press('Enter');
  await expectFocus(variable);
  await tabTo(page, page.getByLabel('chat', { exact: true }), 'Shift+Tab');
  await page.keyboard.insertText('{"role":"user"}');
  await tabTo(page, page.getByLabel('question', { exact: true }), 'Shift+Tab');
  await page.keyboard.insertText(HOSTILE);
  await tabTo(page, page.getByLabel('Expected answer'));
  await page.keyboard.insertText('Fourteen days.');
  const add = page.getByRole('button', { name: 'Add the item' });
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await page.getByText('must be JSON: a list of messages with role and content').first().waitFor();
  await expectFocus(page.getByLabel('chat', { exact: true }));
  await expectUsable(opened);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]');
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await page.getByText('The item was added.').waitFor();
  const chat = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
  ];
  expect(await itemsOf(id)).toMatchObject([
    { input: { question: HOSTILE, chat }, expected: 'Fourteen days.', customId: null },
  ]);
  expect(await page.getByLabel('question', { exact: true }).inputValue()).toBe('');

  const link = itemTable(page).getByRole('link', { name: 'chat: 2 messages' });
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '2. Assistant' }).last().getByText('Hello').waitFor();
  await expectUsable(opened);
  await page.goBack();
  const remove = itemTable(page).getByRole('button', { name: 'Remove: ' });
  await tabTo(page, remove);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
  await page.keyboard.press('Enter');
  await page.getByText('The dataset has no items yet.').waitFor();
  await expectFocus(page.getByRole('main'));
  expect(await api.getDataset(id)).toMatchObject({ revision: 2, itemCount: 0 });
  expect(opened.complaints()).toEqual([]);
});

browserTest('evaluators of every kind are made, found and copied', async () => {
  const opened = await openAt('evaluators/new');
  const { page } = opened;
  opened.expectRefusal(/^400 .*\/evaluators/);
  const create = page.getByRole('button', { name: 'Make the evaluator' });
  // A busy machine may take too long to check a pattern or a schema: a person tries again, too.
  const createUntil = (answered: Locator): Promise<void> => untilOpen(() => create.click(), answered);
  const made = async () => {
    await page.waitForURL(/evaluators\/[0-9a-f-]{36}$/);
    return api.getEvaluator({ id: idIn(page) });
  };
  const another = async (kind: string): Promise<void> => {
    await page.goto(`${started.url}/o/acme/evaluators/new?kind=nonsense`);
    await page.getByLabel('Kind', { exact: true }).selectOption(kind);
    await page.waitForURL(new RegExp(`kind=${kind}$`));
  };
  // Some settings are checked by the API alone: what it says stands at their fields.
  await page.getByLabel('Text 1', { exact: true }).fill(HOSTILE);
  await page.getByRole('button', { name: 'Add a text' }).click();
  await page.getByLabel('Name', { exact: true }).fill(HOSTILE);
  await create.click();
  await expectFocus(page.getByLabel('Text 2', { exact: true }));
  await expectUsable(opened);
  await page.getByLabel('Text 2', { exact: true }).fill('two\nlines');
  await page.getByLabel('How many of them').selectOption('any');
  await page.getByLabel('Capitals and small letters').check();
  await create.click();
  const contains = await made();
  expect(contains).toMatchObject({
    name: HOSTILE,
    kind: 'contains',
    settings: { values: [HOSTILE, 'two\nlines'], mode: 'any', ignoreCase: true },
  });
  await heading(page, HOSTILE).waitFor();
  await page.getByRole('region', { name: 'Text 2' }).last().getByText('two').waitFor();
  await expectUsable(opened);

  await another('regex');
  await page.getByLabel('Pattern', { exact: true }).fill('(?=a)');
  await createUntil(page.getByText('is no pattern of RE2').first());
  await expectFocus(page.getByLabel('Pattern', { exact: true }));
  await page.getByLabel('Pattern', { exact: true }).fill('^a');
  await page.getByLabel('The other way round').check();
  await createUntil(heading(page, 'Evaluator'));
  expect(await made()).toMatchObject({ kind: 'regex', settings: { pattern: '^a', negate: true } });

  await another('json_schema');
  const schema = page.getByRole('textbox', { name: 'JSON Schema' });
  await schema.fill('{"type": "text"');
  await create.click();
  await page.getByText('is not valid JSON').first().waitFor();
  await schema.fill('{"type": "text"}');
  await createUntil(page.getByText(/JSON Schema: type/).first());
  await schema.fill('{"type": "object"}');
  await createUntil(heading(page, 'Evaluator'));
  expect(await made()).toMatchObject({ kind: 'json_schema', settings: { schema: { type: 'object' } } });

  await another('exact');
  await create.click();
  const exact = await made();
  expect([exact.name, exact.kind, exact.settings]).toEqual([null, 'exact', {}]);
  await page.getByText('{{expected}}').waitFor();
  await another('similarity');
  await page.getByLabel('Threshold').fill('0.75');
  await create.click();
  expect(await made()).toMatchObject({ kind: 'similarity', settings: { threshold: 0.75 } });
  await another('pairwise');
  await create.click();
  const pairwise = await made();
  expect([pairwise.kind, pairwise.settings]).toEqual(['pairwise', {}]);
  await another('judge');
  await page.getByLabel('Rubric').fill('Is it <b>polite</b>?');
  await page.getByLabel('Model', { exact: true }).fill('openai/gpt-4o-mini');
  await page.getByLabel('Threshold').fill('0');
  await create.click();
  expect(await made()).toMatchObject({
    kind: 'judge',
    settings: { rubric: 'Is it <b>polite</b>?', model: 'openai/gpt-4o-mini', threshold: 0 },
  });

  // One kind, and another one like that.
  await page.getByRole('link', { name: 'All evaluators' }).click();
  await page.getByLabel('Kind', { exact: true }).selectOption('contains');
  await page.waitForURL(/\?kind=contains$/);
  await page.reload();
  const rows = page.getByRole('row').filter({ hasText: 'ignoring case' });
  await rows.getByText(`any: ${HOSTILE}, two`).waitFor();
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Pattern' }).count()).toBe(0);
  await expectUsable(opened);
  await page.getByRole('link', { name: HOSTILE }).click();
  await page.getByRole('link', { name: 'Make another like it' }).click();
  await page.waitForURL(/\?from=/);
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(HOSTILE);
  await page.getByRole('button', { name: 'Remove text 1' }).click();
  await expectFocus(page.getByRole('button', { name: 'Add a text' }));
  await create.click();
  await page.waitForURL((url) => !url.search && !url.pathname.endsWith(contains.id));
  expect(await made()).toMatchObject({
    name: HOSTILE,
    settings: { values: ['two\nlines'], mode: 'any', ignoreCase: true },
  });
  expect(opened.complaints()).toEqual([]);
});

browserTest(
  'a long list comes by pages, what is not there is said, and who only reads has no buttons',
  async () => {
    const { id } = await api.createDataset({ name: 'Long' });
    const items = Array.from({ length: 1_000 }, (_, at) => ({
      input: { question: `Question ${at} ${'x'.repeat(500)}` },
      customId: `q-${at}`,
    }));
    await api.addDatasetItems({ id, items });
    const email = 'reader@acme.test';
    await api.createUser({ email, fullName: 'Vera Viewer', password: PASSWORD, role: 'viewer' });
    const opened = await openAt(`datasets/${id}?form=item&revision=77`, email);
    const { page } = opened;
    await itemTable(page).getByText('q-0', { exact: true }).waitFor();
    expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual(['Show']);
    expect(await page.getByText('You see revision').count()).toBe(0);
    let most = 0;
    while (!(await itemTable(page).getByText('q-999', { exact: true }).isVisible())) {
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
      most = Math.max(most, await itemTable(page).getByRole('row').count());
    }
    expect(most).toBeLessThanOrEqual(200);

    // A removal by somebody else is there once the page is read again.
    const [first] = await itemsOf(id);
    await api.removeDatasetItem({ id, itemId: first?.id ?? '' });
    await page.goto(`${started.url}/o/acme/datasets/${id}`);
    await itemTable(page).getByText('q-1', { exact: true }).waitFor();
    expect(await itemTable(page).getByText('q-0', { exact: true }).count()).toBe(0);
    await page.goto(`${started.url}/o/acme/datasets/${id}/${first?.id}`);
    await page.getByText('dataset_item_not_found').waitFor();
    await page.goto(`${started.url}/o/acme/datasets/${id}/${first?.id}?revision=1`);
    await page.getByText('q-0', { exact: true }).waitFor();
    await page.goto(`${started.url}/o/acme/datasets/${id}/nonsense`);
    await page.getByText('dataset_item_not_found').waitFor();
    opened.expectRefusal(/^40[04] /);
    await page.goto(`${started.url}/o/acme/datasets/${NO_ID}`);
    await page.getByText('dataset_not_found').waitFor();
    await page.goto(`${started.url}/o/acme/evaluators/${NO_ID}`);
    await page.getByText('evaluator_not_found').waitFor();
    await page.goto(`${started.url}/o/acme/evaluators/new`);
    await page.getByText('You need the right “tests:write”').waitFor();
    await page.goto(`${started.url}/o/acme/datasets?form=import`);
    await page.getByRole('link', { name: 'Long' }).waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    expect(await page.getByText('Import', { exact: true }).count()).toBe(0);
    expect(opened.complaints()).toEqual([]);
  },
);
