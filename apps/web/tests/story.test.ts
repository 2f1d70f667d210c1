import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from '@refinery/domain/seed/demo-accounts.ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { removableFolder } from '../../standalone/src/testing/start-launcher.ts';
import { chooseInMenu } from './testing/once-ready.ts';
import {
  browserTest,
  closeBrowser,
  openPage,
  type Started,
  signIn,
  startWithConsole,
} from './testing/open-console.ts';

const person = DEMO_ORGANIZATIONS[0]?.people[0]?.email ?? '';
const PROMPT = `Hello! I hope you are doing well. Could you please kindly summarize the following report?
Please use at most 5 sentences. Do not mention any names. The answer should be polite.`;
const folder = removableFolder();
let started: Started;

beforeAll(async () => {
  started = await startWithConsole(folder.path);
});
afterAll(async () => {
  await closeBrowser();
  await started?.launcher.end('SIGTERM');
  folder.remove();
});

browserTest(
  'what was refined, rejected and kept is in the history, also for who signs in again',
  async () => {
    const opened = await openPage(started.url);
    const { page } = opened;
    const refined = page.locator('[data-side="refined"]');
    const shown = async () => (await refined.allTextContents()).join('');
    const isRight = page.getByRole('status').getByText('Nothing is lost.');
    const signInPage = page.getByRole('heading', { level: 1, name: 'Sign in' });
    await page.goto(`${started.url}/sign-in`);
    await signIn(opened, person, DEMO_PASSWORD);

    await page.getByLabel('Your prompt').fill(PROMPT);
    await page.getByRole('button', { name: 'Refine', exact: true }).click();
    await isRight.waitFor();
    const removed = page.locator('del[data-edit]', { hasText: 'Hello!' }).first();
    const gone = (await removed.textContent()) ?? '';
    await page.getByRole('link', { name: 'Result', exact: true }).click();
    await refined.first().waitFor();
    expect(await shown()).not.toContain(gone);

    await page.getByRole('link', { name: 'Inline', exact: true }).click();
    await removed.click();
    await page.getByRole('button', { name: 'Put back', exact: true }).first().click();
    await page.getByText('(put back)').waitFor();
    await page.getByRole('link', { name: 'Result', exact: true }).click();
    await expect.poll(shown).toContain(gone);
    const kept = await shown();

    // A doubt is found, read, and resolved.
    await page.getByRole('button', { name: 'Edit the result yourself' }).click();
    await page.getByRole('textbox', { name: 'Refined' }).fill(kept.replace('at most', 'around'));
    const doubt = page.getByRole('button', { name: /^doubtful .*at most 5 sentences.*it was "at most"/ });
    await doubt.waitFor();
    await page.getByRole('button', { name: 'Next doubt or loss' }).click();
    await expect.poll(() => doubt.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Drop what you wrote' }).click();
    await isRight.waitFor();
    await page.getByRole('button', { name: 'Keep this version' }).click();
    await page.getByText('Your version is kept with the prompt.').waitFor();
    const { pathname } = new URL(page.url());

    await page.getByRole('link', { name: 'History', exact: true }).click();
    const entry = page.getByRole('row').filter({ hasText: 'Hello! I hope you are doing well.' });
    await entry.getByRole('cell', { name: 'completed' }).waitFor();
    await page.evaluate('sessionStorage.clear()');
    await entry.getByRole('link').click();
    await page.getByRole('link', { name: 'Result', exact: true }).click();
    await expect.poll(shown).toBe(kept);
    expect(new URL(page.url()).pathname).toBe(pathname);

    await chooseInMenu(page, page.getByRole('button', { name: 'Sign out' }), signInPage);
    // Where the browser shows again what it has, the page finds out by asking.
    opened.expectRefusal(/^401 /);
    await page.goBack();
    await page.waitForURL(/\/sign-in\?next=/);
    await page.goto(`${started.url}${pathname}?view=result`);
    await page.waitForURL(/\/sign-in\?next=/);
    await signInPage.waitFor();
    expect(await page.content()).not.toContain('summarize');
    await signIn(opened, person, DEMO_PASSWORD);
    await page.getByText('Your version is kept with the prompt.').waitFor();
    expect(new URL(page.url())).toMatchObject({ pathname, search: '?view=result' });
    await expect.poll(shown).toBe(kept);
    expect(opened.complaints()).toEqual([]);
  },
);

browserTest(
  'in a German page the English words of the API are marked as English, and no prompt is',
  async () => {
    const opened = await openPage(started.url);
    const { page } = opened;
    const languageOf = async (text: string | RegExp) =>
      page
        .getByText(text)
        .last()
        .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
    await page.addInitScript(() => localStorage.setItem('refinery.language', 'de'));
    opened.expectRefusal(/^(401 \S+\/auth\/login|404 \S+\/optimize\/\S+)$/);
    await page.goto(`${started.url}/sign-in`);
    const password = page.getByLabel('Passwort', { exact: true });
    await page.getByLabel('E-Mail', { exact: true }).fill(person);
    for (const tried of ['wrong', DEMO_PASSWORD]) {
      await password.fill(tried);
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
      if (tried === 'wrong') expect(await languageOf('E-mail or password is wrong.')).toBe('en');
    }
    await page.getByLabel('Ihr Prompt').fill(PROMPT);
    await page.getByRole('button', { name: 'Kürzen', exact: true }).click();
    await page.locator('del[data-edit]', { hasText: 'Hello!' }).first().click();
    const change = page.getByRole('status').filter({ hasText: 'Änderung 1 von' });
    await change.waitFor();
    expect(await change.locator('[lang="en"]').count()).toBe(1);
    expect(await languageOf(/I hope you are doing well/)).toBe('de');
    await page.getByRole('button', { name: 'Das Ergebnis selbst ändern' }).click();
    await page.getByRole('textbox', { name: 'Gekürzt' }).fill(PROMPT.replace('at most', 'around'));
    expect(await languageOf(/it was "at most"/)).toBe('en');
    expect(await languageOf('Please use at most 5 sentences.')).toBe('de');
    await page.goto(page.url().replace(/refine\/.*/, `refine/${crypto.randomUUID()}`));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').locator('[lang="en"]').textContent()).not.toBe('');
    expect(opened.complaints()).toEqual([]);
  },
);
