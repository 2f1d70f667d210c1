import { parentPort, workerData } from 'node:worker_threads';
import { checkFidelity } from '@refinery/guard';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { FILES, readRows } from '../data.ts';
import { countByLibrary } from '../library-tokens.ts';
import { median } from '../median.ts';
import { milliseconds } from '../stopwatch.ts';
import { type Rewrite, readRewrites } from './rewrites.ts';
import type { Times, WorkerTimes } from './speed.ts';

/**
 * One run in a thread of its own, so that nothing is known yet: the first check, which loads what is loaded
 * when first needed, then other texts until the code is compiled, then the rewrites, whose words are cold
 * once and warm from then on.
 */
const WARM_UPS = 3;
const WARM_ROUNDS = 7;

const folder: string = workerData;
const rewrites = readRewrites(folder);
const [one] = rewrites;
const first = milliseconds(() => checkFidelity(one?.original ?? '', one?.rewritten ?? ''));

const others = FILES.flatMap((file) => readRows(folder, `refinement/${file}`)).map(
  ({ text }): Pick<Rewrite, 'original' | 'rewritten'> => ({
    original: text,
    rewritten: text.replace(/\b(?:the|a|an) /g, ''),
  }),
);
for (let round = 0; round < WARM_UPS; round++) pass(others);

const cold = pass(rewrites);
const warm = Array.from({ length: WARM_ROUNDS }, () => pass(rewrites));
const times: WorkerTimes = {
  first,
  cold,
  warm: {
    guard: median(warm.map(({ guard }) => guard)),
    own: median(warm.map(({ own }) => own)),
    library: median(warm.map(({ library }) => library)),
  },
};
parentPort?.postMessage(times);

/** All texts once, the three measurements of a pair in turn. */
function pass(pairs: readonly Pick<Rewrite, 'original' | 'rewritten'>[]): Times {
  const sum: Times = { guard: 0, own: 0, library: 0 };
  for (const { original, rewritten } of pairs) {
    sum.library += milliseconds(() => countByLibrary(original) + countByLibrary(rewritten));
    sum.own += milliseconds(() => countTokens(original) + countTokens(rewritten));
    sum.guard += milliseconds(() => checkFidelity(original, rewritten));
  }
  return sum;
}
