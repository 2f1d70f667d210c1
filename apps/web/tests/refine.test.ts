import { readFile, writeFile } from 'node:fs/promises';
import type { PromptRefinery } from '@prompt-refinery/client';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { answerFor } from './testing/answers.ts';
import { clientOf } from './testing/client-of.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';
import { tabTo } from './testing/tab-to.ts';

const [acme] = DEMO_ORGANIZATIONS;
const person = acme?.people[0]?.email ?? '';
const folder = removableFolder();
let instance: Started;
let client: PromptRefinery;

beforeAll(async () => {
  instance = await startWithConsole(folder.path, { RATE_LIMIT_PRO: '100000' });
  client = await clientOf(instance.url, person, DEMO_PASSWORD);
});
afterAll(async () => {
  await closeBrowser();
  await instance?.launcher.end('SIGTERM');
  folder.remove();
});

const PROMPT = `Hello! I hope you are doing well. Could you please kindly summarize the following report in order to help me?
Please make sure that you use at most 5 sentences. Do not mention any names under any circumstances.
It is very important that the answer is written in German. Due to the fact that time is short, be brief.`;

/** Opens the console as somebody who has signed in. */
async function opened(options?: BrowserContextOptions) {
  const watched = await openPage(instance.url, options);
  await watched.page.goto(`${instance.url}/sign-in`);
  await signIn(watched, person, DEMO_PASSWORD);
  await watched.page.getByRole('heading', { name: 'Refine a prompt' }).waitFor();
  return watched;
}

const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** The result that the page shows, as the API has it. */
async function stored(page: Page) {
  const { originalText, refinedText, edits } = await client.getOptimization({
    id: idOf(page),
    include: 'edits',
  });
  return { originalText: originalText ?? '', refinedText, edits: edits ?? [] };
}

/** What the text is once some edits are put back, as the API's numbers say it. */
function without(
  { originalText, edits }: Awaited<ReturnType<typeof stored>>,
  rejected: readonly number[],
): string {
  let text = '';
  let at = 0;
  edits.forEach(({ start, end, replacement }, index) => {
    text +=
      originalText.slice(at, start) +
      (rejected.includes(index) ? originalText.slice(start, end) : replacement);
    at = end;
  });
  return text + originalText.slice(at);
}

/** What is in the clipboard, found as a person finds it: by pasting. */
async function pasted(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.goto(`${instance.url}/sign-in`);
  await other.evaluate(() => document.body.append(document.createElement('textarea')));
  const field = other.locator('textarea');
  await field.focus();
  await other.keyboard.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await other.close();
  return text;
}

/** What the strip says under a name. */
const figure = (page: Page, name: string | RegExp) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: name }) })
    .locator('dd')
    .textContent();

const sideBySide = (page: Page) => page.getByRole('link', { name: 'Side by side' }).click();

const ready = (page: Page) => page.getByRole('status').getByText('Nothing is lost.').waitFor();

browserTest.for([
  [12, '12 uses'],
  [1, '1 use'],
  [null, 'never'],
] as const)('a result that pays after %s uses says so', async ([paysAfterUses, said]) => {
  const { page } = await opened();
  const { id } = await client.optimize({ text: PROMPT });
  const made = await client.getOptimization({ id, include: 'edits,protected' });
  const answers = await answerFor(page, { method: 'GET', path: '/optimize/:id' });
  answers.set({ json: { ...made, usage: { ...made.usage, spentTokens: 1_234 }, paysAfterUses } });
  await page.goto(`${page.url()}/${id}`);
  await page.getByText(said, { exact: true }).waitFor();
  expect(await figure(page, 'spent once')).toBe('1,234 tokens');
  expect(await figure(page, 'until it pays')).toBe(said);
});

const README = new URL('../../../README.md', import.meta.url);
const PICTURE = new URL('../../../docs/refined.png', import.meta.url);

browserTest('the picture of the README is that of its prompt (UPDATE_DOCS=1 makes it anew)', async () => {
  const readme = await readFile(README, 'utf8');
  const { text } = JSON.parse(/ -d '(\{"text".*\})'/.exec(readme)?.[1] ?? '{}');
  const { page } = await opened({ viewport: { width: 1200, height: 1_400 }, colorScheme: 'light' });
  await page.getByLabel('Your prompt').fill(text);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await ready(page);
  await sideBySide(page);
  await page.locator('del', { hasText: 'Thank you so much in advance!' }).first().waitFor();
  const [heading, group] = await Promise.all([
    page.getByRole('heading', { name: 'Original' }).boundingBox(),
    page.getByRole('group', { name: /changes$/ }).boundingBox(),
  ]);
  const last = await page.locator('[data-side="refined"]').last().boundingBox();
  if (!heading || !group || !last) throw new Error('The two texts are not shown.');
  const clip = {
    x: group.x,
    y: heading.y - 8,
    width: group.width,
    height: last.y + last.height - heading.y + 16,
  };
  const picture = await page.screenshot({ clip });
  if (process.env.UPDATE_DOCS) await writeFile(PICTURE, picture);
  expect(readme).toContain('](docs/refined.png)');
  const shown = await readFile(PICTURE);
  // Fonts differ from machine to machine: only that it is a wide picture is the same everywhere.
  expect(shown.toString('latin1', 1, 4)).toBe('PNG');
  expect(shown.readUInt32BE(16)).toBeGreaterThan(shown.readUInt32BE(20));
});

browserTest('refine, reject, copy and keep, by mouse', async () => {
  const { page, complaints } = await opened();
  await page.getByLabel('Your prompt').fill(PROMPT);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await ready(page);
  const result = await stored(page);
  expect(result.originalText).toBe(PROMPT);
  expect(result.edits.length).toBeGreaterThan(3);
  expect(await figure(page, 'spent once')).toBe('nothing');
  expect(await figure(page, 'to look at')).toBe('0');
  const deleted = await page.locator('del[data-edit]').allTextContents();
  expect(deleted.join('')).toBe(result.edits.map(({ start, end }) => PROMPT.slice(start, end)).join(''));
  await page.getByRole('button', { name: 'Copy result' }).click();
  await page.getByText('Copied').waitFor();
  expect(await pasted(page)).toBe(result.refinedText);

  await page.locator('del[data-edit="1"]').first().click();
  await page.getByText(`Change 2 of ${result.edits.length}`).waitFor();
  await page.getByRole('button', { name: 'Put back', exact: true }).click();
  await page.getByText('checking …').first().waitFor();
  await ready(page);
  await page.getByRole('button', { name: 'Copy result' }).click();
  await page.getByText('Copied').waitFor();
  expect(await pasted(page)).toBe(without(result, [1]));

  // A requirement marks its places in both texts.
  await sideBySide(page);
  expect(page.url()).toContain('?view=sides');
  const requirement = page.getByRole('button', { name: /^kept .*5 sentences/ });
  await requirement.click();
  expect(await requirement.getAttribute('aria-pressed')).toBe('true');
  for (const side of ['original', 'refined']) {
    const marks = page.locator(`[data-side="${side}"] mark`);
    expect((await marks.allTextContents()).join(''), side).toContain('5 sentences');
  }

  await page.getByRole('button', { name: 'Keep this version' }).click();
  await page.getByText('Your version is kept').waitFor();
  expect(await client.getReview({ id: idOf(page) })).toMatchObject({
    text: without(result, [1]),
    rejected: [result.edits[1]].map((edit) => ({
      start: edit?.start,
      end: edit?.end,
      replacement: edit?.replacement,
    })),
  });
  // Another tab has no draft: it shows what was kept.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await ready(other);
  await other.getByText('Your version is kept').waitFor();
  expect(complaints()).toEqual([]);
});

browserTest('refine, reject, copy and write by hand, by keyboard alone', async () => {
  const { page, complaints } = await opened();
  const { keyboard } = page;
  await tabTo(page, page.getByLabel('Your prompt'));
  await keyboard.insertText(PROMPT);
  await tabTo(page, page.getByRole('button', { name: 'Refine', exact: true }));
  await keyboard.press('Enter');
  await ready(page);
  const result = await stored(page);
  await tabTo(page, page.getByRole('group', { name: /changes$/ }));
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('x');
  await page.getByText(new RegExp(`Change 3 of ${result.edits.length}.*\\(put back\\)`)).waitFor();
  await keyboard.press('ArrowUp');
  await keyboard.press('x');
  await keyboard.press('End');
  await page.getByText(new RegExp(`Change ${result.edits.length} of`)).waitFor();
  await keyboard.press('Home');
  await keyboard.press('x');
  await keyboard.press('x');
  await ready(page);
  // Letters act nowhere else: here they are written.
  await tabTo(page, page.getByRole('button', { name: 'Edit the result yourself' }));
  await keyboard.press('Enter');
  const hand = page.getByRole('textbox', { name: 'Refined' });
  expect(await hand.inputValue()).toBe(without(result, [1, 2]));
  await hand.focus();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.insertText('Summarize the report next.');
  await page.getByText('Something may be lost.').waitFor();
  await page.getByRole('button', { name: /^lost .*5 sentences/ }).waitFor();
  await page.reload();
  // What was written and not kept is a draft.
  expect(await page.getByRole('textbox', { name: 'Refined' }).inputValue()).toBe(
    'Summarize the report next.',
  );
  await tabTo(page, page.getByRole('button', { name: 'Copy result' }));
  await keyboard.press('Enter');
  await page.getByText('Copied').waitFor();
  expect(await pasted(page)).toBe('Summarize the report next.');
  expect(complaints()).toEqual([]);
});

browserTest('the way to copy that plain HTTP leaves works', async () => {
  const { page } = await opened();
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.reload();
  await page.getByLabel('Your prompt').fill(PROMPT);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await ready(page);
  await page.getByRole('button', { name: 'Copy result' }).click();
  await page.getByText('Copied').waitFor();
  expect(await pasted(page)).toBe((await stored(page)).refinedText);
});

const HOSTILE = `Please kindly answer. <img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>
[link](javascript:alert(1)) ![](http://elsewhere.example/x.png) \u202Egnirts\u202C a\u200Bb \u0007 {{7*7}} \${7*7}
${'word '.repeat(2_500)}
Please make sure that you keep the word "</del></div>" as it is.`;

browserTest('a hostile prompt is text, long lines are copied unbroken', async () => {
  const { page, complaints } = await opened();
  await page.getByLabel('Your prompt').fill(HOSTILE);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await page.getByRole('heading', { name: 'Changes' }).waitFor();
  await sideBySide(page);
  await page.locator('[data-side="original"]').first().waitFor();
  const { originalText } = await stored(page);
  expect(originalText).toBe(HOSTILE);
  expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0);
  expect((await page.locator('[data-side="original"]').allTextContents()).join('')).toBe(HOSTILE);
  for (const label of ['U+202E', 'U+200B', 'U+0007'])
    expect(await page.locator(`[data-side="original"] [data-label="${label}"]`).count()).toBeGreaterThan(0);
  // What a reader selects over blocks has no break of the drawing in it.
  await page.evaluate(() => {
    const pane = document.querySelector('[data-side="original"]')?.parentElement;
    const blocks = [...(pane?.querySelectorAll('[data-side="original"]') ?? [])];
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  });
  await page.keyboard.press('ControlOrMeta+c');
  expect(await pasted(page)).toBe(HOSTILE);
  expect(await page.title()).toBe('Refine – Prompt Refinery');
  expect(complaints()).toEqual([]);
});

browserTest('the map has the numbers of the API', async () => {
  const { page } = await opened();
  await page.getByLabel('Your prompt').fill(PROMPT);
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  await ready(page);
  const { edits } = await stored(page);
  await page.getByText('Why, and where in the text').click();
  await page.getByText('The same as numbers').click();
  const cells = await page
    .locator('figure tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  const sum = (column: number): number => cells.reduce((total, row) => total + Number(row[column]), 0);
  expect(sum(1)).toBe(edits.length);
  expect(sum(2)).toBe(edits.reduce((total, { start, end }) => total + end - start, 0));
  // Each part with changes has a bar at its place, as high as its share.
  const bars = await page
    .locator('figure svg rect')
    .evaluateAll((rects) =>
      rects
        .filter((rect) => Number(rect.getAttribute('y')) < 27)
        .map((rect) => ['x', 'width', 'height'].map((name) => Number(rect.getAttribute(name)))),
    );
  const expected = cells.flatMap(([range = '', , changed = '0']) => {
    const [start = 0, end = 0] = range.split('–').map(Number);
    const share = Number(changed) / (end - start);
    return share > 0
      ? [[(start / PROMPT.length) * 1_000, ((end - start) / PROMPT.length) * 1_000, share * 26]]
      : [];
  });
  expect(bars.length).toBe(expected.length);
  bars.flat().forEach((value, at) => {
    expect(value).toBeCloseTo(expected.flat()[at] ?? Number.NaN, 3);
  });
});

const ASKS = 'Please list our opening hours. Never name a competitor. Answer in at most 80 words.';

browserTest('what is lost stands first, and is put back where it is said', async () => {
  const { page, complaints } = await opened();
  const { id } = await client.optimize({ text: ASKS });
  const made = await client.getOptimization({ id, include: 'edits,protected' });
  const [lost] = made.checks?.requirements.filter(({ text }) => text.startsWith('Never')) ?? [];
  if (!lost || !made.checks) throw new Error('The prompt asks for something else.');
  const gone = { start: lost.start, end: lost.end, replacement: '', pass: 'model', reason: 'rewritten' };
  const refinedText = ASKS.replace(ASKS.slice(lost.start, lost.end), '');
  const requirements = made.checks.requirements.map((one) =>
    one.id === lost.id ? { ...one, verdict: 'lost', reason: 'it is gone', where: null } : one,
  );
  const checks = { ...made.checks, requirements, passed: false };
  const answers = await answerFor(page, { method: 'GET', path: '/optimize/:id' });
  answers.set({ json: { ...made, refinedText, edits: [gone], checks } });
  await page.goto(`${page.url()}/${id}`);
  await page.getByRole('button', { name: /^lost Never name/ }).waitFor();
  expect(await figure(page, 'to look at')).toBe('1');
  expect(await page.getByRole('button', { name: /^kept / }).count()).toBe(0);
  await page.getByRole('link', { name: /^Kept \d/ }).click();
  await page
    .getByRole('button', { name: /^kept / })
    .first()
    .waitFor();
  await page.reload();
  await page
    .getByRole('button', { name: /^kept / })
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /^lost / }).count()).toBe(0);
  await page.getByRole('link', { name: 'To look at 1' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'it is gone' })
    .getByRole('button', { name: 'Put back' })
    .click();
  await ready(page);
  expect(await figure(page, 'to look at')).toBe('0');
  await page.getByRole('link', { name: 'Result' }).click();
  expect((await page.locator('[data-side="refined"]').allTextContents()).join('')).toBe(ASKS);
  expect(complaints()).toEqual([]);
});

browserTest('of very many requirements the first are listed, and all are counted', async () => {
  const { page } = await opened();
  const text = Array.from(
    { length: 210 },
    (_, at) => `- Please never tell the customer what product ${at} costs.`,
  ).join('\n');
  const { id } = await client.optimize({ text });
  await page.goto(`${page.url()}/${id}`);
  await page.getByRole('link', { name: /^Kept \d/ }).click();
  await page.getByText('200 of 210 are listed.').waitFor();
  expect(await page.getByRole('button', { name: /^kept / }).count()).toBe(200);
  expect(await figure(page, 'requirements kept')).toBe('210 of 210');
});

browserTest('a result goes on: to the library, or refined again', async () => {
  const { page } = await opened();
  const { id, refinedText } = await client.optimize({ text: PROMPT });
  const home = page.url();
  await page.goto(`${home}/${id}`);
  await page.getByRole('heading', { level: 1, name: /^Hello! I hope you are doing well\..*…$/ }).waitFor();
  await page.locator('[data-side="both"]').waitFor();
  // What goes is not copied from between what stays.
  await page.evaluate(() => {
    const block = document.querySelector('[data-side="both"]');
    if (block) getSelection()?.selectAllChildren(block);
  });
  await page.keyboard.press('ControlOrMeta+c');
  expect(await pasted(page)).toBe(refinedText);
  await page.getByRole('button', { name: 'Save to library' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.waitFor();
  expect(await text.inputValue()).toBe(refinedText);
  await page.reload();
  expect(await text.inputValue()).toBe(refinedText);
  // What was being written otherwise is another draft.
  await page.goto(home.replace(/refine$/, 'prompts/new'));
  expect(await text.inputValue()).toBe('');
  await page.goto(`${home}/${id}`);
  await page.getByRole('button', { name: 'Refine again' }).click();
  await page.getByRole('heading', { name: 'Refine a prompt' }).waitFor();
  expect(await page.getByLabel('Your prompt').inputValue()).toBe(PROMPT);
});

browserTest('options show what holds, and send only what was chosen', async () => {
  const { page } = await opened();
  const { organizationId } = await client.getMe();
  await client.updateOrganization({
    organizationId,
    defaultCompressionLevel: 'high',
    defaultStrategy: 'CLAUDE',
  });
  onTestFinished(async () => {
    await client.updateOrganization({ organizationId, defaultCompressionLevel: null, defaultStrategy: null });
  });
  await page.reload();
  await page.getByText('Options', { exact: true }).click();
  const held = (label: string) =>
    page.getByLabel(label, { exact: true }).locator('option').first().textContent();
  await expect.poll(() => held('How much')).toBe('Tight •');
  await expect.poll(() => held('Provider')).toBe('built-in rules •');
  expect(await held('Model that it is for')).toBe('Claude •');
  expect(await held('Mode')).toBe('the provider alone •');
  await page.getByLabel('Your prompt').fill(PROMPT);
  await page.getByLabel('How much', { exact: true }).selectOption('Light');
  const asked = page.waitForRequest(
    (request) => request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/optimize'),
  );
  await page.getByRole('button', { name: 'Refine', exact: true }).click();
  expect((await asked).postDataJSON()).toEqual({ text: PROMPT, compressionLevel: 'low' });
  const { strategy, compressionLevel } = await ready(page).then(() =>
    client.getOptimization({ id: idOf(page) }),
  );
  expect({ strategy, compressionLevel }).toEqual({ strategy: 'CLAUDE', compressionLevel: 'low' });
});
