import { ApiError } from '@prompt-refinery/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

let waitOf: typeof import('./use-shared-poll.ts').waitOf;
beforeAll(async () => {
  // What the modules read of the page once, when they are imported.
  vi.stubGlobal('document', {
    baseURI: 'https://refinery.example/console/',
    documentElement: { dataset: {} },
  });
  vi.stubGlobal('addEventListener', () => undefined);
  ({ waitOf } = await import('./use-shared-poll.ts'));
});
afterAll(() => void vi.unstubAllGlobals());

const refusal = (retryAfterSeconds?: number) =>
  new ApiError({ code: 'rate_limited', detail: 'Wait.', status: 429, retryAfterSeconds });

it.each([
  ['the seconds that the API says', refusal(30), 30_000],
  ['five seconds where it says less', refusal(1), 5_000],
  ['five seconds where it says nothing', refusal(), 5_000],
  ['five seconds where it was not reached', new TypeError('Failed to fetch'), 5_000],
])('what has failed is asked for again after %s', (_name, error, ms) => {
  expect(waitOf(error)).toBe(ms);
});
