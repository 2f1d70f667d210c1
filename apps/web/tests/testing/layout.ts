import type { Page } from 'playwright-core';

/** What sticks out of the page at its sides, a line for each element; empty where the page fits. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const parts = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return [
      `${document.documentElement.scrollWidth} px in a window of ${width} px`,
      ...parts.map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

/** Makes all text so many times as large, as a reader's browser does it. */
export const setTextSize = (page: Page, times: number): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = size === 1 ? '' : `${size * 100}%`;
  }, times);

/**
 * Walks through everything that Tab reaches, at most `most` stops. Gives a line for each stop that has no
 * visible place, is hidden behind something else or shows no outline.
 */
export async function hiddenFocus(page: Page, most = 60): Promise<string[]> {
  const wrong: string[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { left, top, width, height } = element.getBoundingClientRect();
      const x = Math.min(Math.max(left + Math.min(width, 40) / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max(top + Math.min(height, 24) / 2, 0), innerHeight - 1);
      const over = document.elementFromPoint(x, y);
      const isSeen = over !== null && (element.contains(over) || over.contains(element));
      const hasOutline = getComputedStyle(element).outlineStyle !== 'none';
      return { isSeen, hasOutline, name: element.outerHTML.slice(0, 120) };
    });
    if (!found) break;
    if (!found.isSeen) wrong.push(`hidden: ${found.name}`);
    if (!found.hasOutline) wrong.push(`no outline: ${found.name}`);
  }
  return wrong;
}
