import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';
import { expect } from 'vitest';
import { setTextSize, tooWide } from './layout.ts';

/** Of a window, in pixels, and how many times as large its text is. */
type Size = readonly [width: number, text: number];

const SMALL_SCREEN: readonly Size[] = [[320, 1]];
export const EVERY_SIZE: readonly Size[] = [
  [320, 1],
  [768, 1],
  [1_280, 2],
  [1_920, 1],
];

/**
 * In both themes nothing is wrong for those who cannot see, and the page never scrolls sideways. Afterwards
 * it is as it was, in the dark theme.
 */
export async function expectUsable(
  { page, accessibility }: Pick<WatchedPage, 'page' | 'accessibility'>,
  sizes: readonly Size[] = SMALL_SCREEN,
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await accessibility()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Nothing else differs.
  expect(await accessibility('color-contrast')).toEqual([]);
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const [width, text] of sizes) {
    await page.setViewportSize({ ...before, width });
    await setTextSize(page, text);
    expect(await tooWide(page), `at ${width} px, text × ${text}`).toEqual([]);
  }
  await setTextSize(page, 1);
  await page.setViewportSize(before);
}
