import { waitFor } from '@refinery/testing/wait-for.ts';
import { Piscina } from 'piscina';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fidelity } from './doubts/testing/fidelity.ts';
import * as worker from './internal/refiner-worker.ts';
import { createRefinerPool, type RefinerPool } from './refiner-pool.ts';

/** In UTF-16 code units. */
const MOST_INLINE = 1_024;
const MOST_COUNTED_INLINE = 16_384;

const IN_THREAD = 'done in a thread';

const text = (length: number): string => 'a b '.repeat(length).slice(0, length);
const of = (length: number) => (length ? [text(length)] : []);

/** A task of two texts and a text to preserve of these lengths. */
type Task = (pool: RefinerPool, one: number, other: number, preserve: number) => Promise<unknown>;

const refine: Task = (pool, one, _other, preserve) => pool.refine('o', text(one), { preserve: of(preserve) });
const refineToTarget: Task = (pool, one, _other, preserve) =>
  pool.refine('o', text(one), { preserve: of(preserve), targetTokens: 1_000 });
const refineToFormat: Task = (pool, one, _other, preserve) =>
  pool.refine('o', text(one), { preserve: of(preserve), outputFormat: 'json' });
const review: Task = (pool, one, other, preserve) =>
  pool.review('o', text(one), text(other), { preserve: of(preserve) });
const check: Task = (pool, one, other, preserve) =>
  pool.check('o', { original: text(one), rewritten: text(other), preserve: of(preserve) });
const readRequirements: Task = (pool, one) => pool.readRequirements('o', text(one));
const questions: Task = (pool, one, other) => {
  const comparison = { original: text(one), rewritten: text(other), result: fidelity([]) };
  return pool.questions('o', { comparison, verify: 'doubts' });
};
const showText: Task = (pool, one, _other, preserve) =>
  pool.showText('o', text(one), { preserve: of(preserve) });
const seeAnswer: Task = (pool, one, other, preserve) => {
  const options = { preserve: of(preserve) };
  return pool.seeAnswer('o', { text: text(one), reply: text(other), isCutOff: false, options });
};
const settleAnswer: Task = (pool, one, other, preserve) => {
  const answer = { changes: [], read: new Set<string>(), reader: null, takesWording: true };
  const options = { preserve: of(preserve) };
  return pool.settleAnswer('o', { ...answer, original: text(one), text: text(other), options });
};
const findEdits: Task = (pool, one, other, preserve) => {
  const question = { original: text(one), refinedText: text(other), by: 'model', mode: 'direct' } as const;
  return pool.findEdits('o', { ...question, options: { preserve: of(preserve) } });
};
const protection: Task = (pool, one, _other, preserve) =>
  pool.protection('o', { text: text(one), options: { preserve: of(preserve) } });
const countTokens: Task = (pool, one) => pool.countTokens('o', text(one));

/** A task, how often it looks at its texts, whether it takes a second one, and texts to preserve. */
const TASKS: [string, Task, number, ('other' | 'preserve')[], number?][] = [
  ['refine', refine, 1, ['preserve']],
  ['refine to a target', refineToTarget, 2, ['preserve']],
  ['refine to a format', refineToFormat, 2, ['preserve']],
  ['review', review, 1, ['other', 'preserve']],
  ['check', check, 1, ['other', 'preserve']],
  ['readRequirements', readRequirements, 1, []],
  ['questions', questions, 1, ['other']],
  ['showText', showText, 1, ['preserve']],
  ['seeAnswer', seeAnswer, 3, ['other', 'preserve']],
  ['settleAnswer', settleAnswer, 4, ['other', 'preserve']],
  ['findEdits', findEdits, 1, ['other', 'preserve']],
  ['protection', protection, 1, ['preserve']],
  ['countTokens', countTokens, 1, [], MOST_COUNTED_INLINE],
];

describe.each(TASKS)('%s', (_name, task, looks, takes, limit = MOST_INLINE) => {
  const most = Math.floor(limit / looks);
  const half = Math.floor(most / 2);
  const sizes: [string, number, number, number][] = [['a text', most, 1, 0]];
  if (takes.includes('other')) sizes.push(['another text', 1, most, 0], ['two texts', most, most, 0]);
  if (takes.includes('preserve')) sizes.push(['a text and what to preserve', half, 1, most - half]);

  it.each(sizes)('of %s is done here up to the limit, and in a thread beyond', async (_of, ...lengths) => {
    const threads = vi.spyOn(Piscina.prototype, 'run').mockResolvedValue(IN_THREAD);
    const pool = createRefinerPool();
    onTestFinished(async () => {
      threads.mockRestore();
      await pool.close();
    });
    expect(await task(pool, ...lengths)).not.toBe(IN_THREAD);
    const [one = 0, other = 0, preserve = 0] = lengths.map((length) => (length > 1 ? length + 1 : length));
    expect(await task(pool, one, other, preserve)).toBe(IN_THREAD);
    const [[, options] = []] = threads.mock.calls;
    expect(worker).toHaveProperty(options?.name ?? '');
    expect(threads).toHaveBeenCalledOnce();
  });
});

describe('short texts', () => {
  const many = (pool: RefinerPool) =>
    Promise.all(
      Array.from({ length: 600 }, (_, at) => pool.refine('o', `Please kindly write poem number ${at}.`, {})),
    );
  const openPool = (bulk: boolean) => {
    const threads = vi.spyOn(Piscina.prototype, 'run');
    const pool = createRefinerPool({ bulk });
    onTestFinished(async () => {
      threads.mockRestore();
      await pool.close();
    });
    return {
      pool,
      refinedInThreads: () =>
        threads.mock.calls.filter(([, options]) => options?.name === 'refineManyTask').length,
    };
  };

  it('stay here, however many there are', async () => {
    const { pool, refinedInThreads } = openPool(false);
    await many(pool);
    expect(refinedInThreads()).toBe(0);
  });

  it('go to threads together where a process does little else, with the same results, and few ones stay', async () => {
    const { pool: here } = openPool(false);
    const expected = await many(here);
    const { pool, refinedInThreads } = openPool(true);
    await pool.refine('o', 'Please kindly write a poem.', {});
    expect(refinedInThreads()).toBe(0);
    // The first of many are done here: threads take a while to start.
    await waitFor(async () => {
      expect(await many(pool)).toEqual(expected);
      return refinedInThreads() > 0;
    });
  });
});
