import type { WatchedPage } from '@refinery/testing/browser/watched-page.ts';

const FRAMES = 120;

/** From the address until the diff is drawn and a frame has passed since: then keys are answered. */
export async function untilUsable({ page }: WatchedPage, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('ins[data-edit], del[data-edit]').first().waitFor({ state: 'attached' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
      ),
  );
}

/** From each key until the picture after it. */
export async function timeKeys(
  { page }: WatchedPage,
  keyOf: (index: number) => string,
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const timed = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const onKey = ({ timeStamp }: KeyboardEvent): void => {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
          };
          window.addEventListener('keydown', onKey, { capture: true, once: true });
        }),
    );
    await page.evaluate(() => 0);
    await page.keyboard.press(keyOf(index));
    times.push(await timed);
  }
  return times;
}

/** How long frames take while the page is scrolled by the wheel. */
export async function timeScrolling({ page }: WatchedPage): Promise<number[]> {
  await page.mouse.move(400, 400);
  const timed = page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let last = performance.now();
        const frame = (now: number): void => {
          frames.push(now - last);
          last = now;
          if (frames.length < count) requestAnimationFrame(frame);
          else resolve(frames);
        };
        scrollTo(0, 0);
        requestAnimationFrame(frame);
      }),
    FRAMES,
  );
  let isOver = false;
  void timed.finally(() => {
    isOver = true;
  });
  while (!isOver) await page.mouse.wheel(0, 300);
  return timed;
}
