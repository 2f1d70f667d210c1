import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import { launchChromium } from '@refinery/testing/browser/launch-chromium.ts';
import { openWatchedPage, type WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { buildConsole } from '../../../apps/web/scripts/build-console.ts';
import { quantiles } from '../closed-loop.ts';
import { median } from '../median.ts';
import { startProcess } from '../processes.ts';
import { makePrompt } from '../prompts.ts';
import { startBenchServices } from '../services.ts';
import { signUpAs } from '../sign-up.ts';
import { printTable } from '../table.ts';
import { timeKeys, timeScrolling, untilUsable } from './measure.ts';

/**
 * The page of a refined prompt in a real browser: until it can be used, and from a key to the picture that
 * follows from it. The baseline, in turn with it: the same of a short prompt, and typing into a bare
 * `<textarea>`.
 */
const { values } = parseArgs({
  options: {
    kilobytes: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    keys: { type: 'string', default: '60' },
  },
});
const CHARACTERS = Number(values.kilobytes) * 1_000;
const ROUNDS = Number(values.rounds);
const KEYS = Number(values.keys);

const folder = mkdtempSync(join(tmpdir(), 'refinery-bench-console-'));
const services = await startBenchServices();
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
await buildConsole(folder);
const api = await startProcess('apps/api/src/main.ts', {
  ...services.env,
  CONSOLE_DIR: folder,
  RATE_LIMIT_ENTERPRISE: '1000000',
  PORT: `${port}`,
});
const browser = await launchChromium();
try {
  const { client, email, password } = await signUpAs(origin);
  const refine = async (characters: number) =>
    client.optimize({ text: textOf(characters), provider: 'local', include: 'edits' });
  const [short, long] = [await refine(1_000), await refine(CHARACTERS)];
  const opened = await openWatchedPage(browser, origin);
  await signIn(opened, email, password);
  const home = opened.page.url().replace(/\/refine.*/, '');
  const addressOf = ({ id }: { id: string }): string => `${home}/refine/${id}`;
  console.log(`${CHARACTERS / 1_000} KB, ${long.edits?.length ?? 0} edits`);

  const ready = { short: [] as number[], long: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    ready.short.push(await untilUsable(opened, addressOf(short)));
    ready.long.push(await untilUsable(opened, addressOf(long)));
  }
  const { page } = opened;
  const walk = page.locator('[aria-keyshortcuts="ArrowDown ArrowUp X N"]');
  await walk.focus();
  const rejects = await timeKeys(opened, (index) => (index % 2 ? 'x' : 'ArrowDown'), KEYS * 2);
  const frames = await timeScrolling(opened);
  await page.getByRole('button', { name: 'Edit the result yourself' }).click();
  const hand = page.getByRole('textbox', { name: 'Refined' });
  const text = await hand.inputValue();
  await hand.focus();
  const typed = await timeKeys(opened, () => 'a', KEYS);
  const bare = await openWatchedPage(browser, origin);
  await bare.page.setContent('<textarea style="width: 40rem; height: 30rem"></textarea>');
  await bare.page.locator('textarea').fill(text);
  await bare.page.locator('textarea').focus();
  const typedBare = await timeKeys(bare, () => 'a', KEYS);
  const ms = (value: number): string => value.toFixed(0);
  const p95 = (times: readonly number[]): string => ms(quantiles(times, [0.95])[0] ?? 0);
  printTable(
    ['ms', 'median', 'p95', 'aim', 'baseline'],
    [
      [
        'from the address to a page that can be used',
        ms(median(ready.long)),
        p95(ready.long),
        '1,000',
        `short prompt: ${ms(median(ready.short))}`,
      ],
      ['walk to an edit, or reject it', ms(median(rejects)), p95(rejects), 'p95 50', ''],
      ['a key in the text', ms(median(typed)), p95(typed), 'p95 50', `bare textarea: p95 ${p95(typedBare)}`],
      ['a frame while it scrolls', ms(median(frames)), p95(frames), 'p95 34', ''],
    ],
  );
  for (const complaint of opened.complaints()) console.log(complaint);
} finally {
  await browser.close();
  await api.stop();
  await services.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Different paragraphs, as an answer kept for a text would measure nothing. */
function textOf(characters: number): string {
  const paragraphs: string[] = [];
  for (let length = 0, index = 0; length < characters; index++) {
    const paragraph = makePrompt(index);
    length += paragraph.length + 2;
    paragraphs.push(paragraph);
  }
  return paragraphs.join('\n\n');
}

async function signIn({ page }: WatchedPage, email: string, password: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/o\/[^/]+\/refine/);
}
