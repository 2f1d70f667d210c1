import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const TEXTS = [
  'Please write at least three words in JSON, not in French. Do not use more than 5 items.',
  '- Answer by Monday, 3 May 2024.\n- Use only "plain" words.',
];

/**
 * Has patterns built: imports the files that build some, and runs the functions that build theirs when
 * called.
 */
export async function buildPatterns(root: string, files: Iterable<string>): Promise<void> {
  for (const file of new Set(files)) await import(pathToFileURL(join(root, file)).href);
  const [{ DAMAGES, REWRITES }, { corpusOf }, { occurrencesOf }, { Random }, { listPasses }] =
    await Promise.all([
      import('../../../bench/src/guard/kinds.ts'),
      import('../../../bench/src/guard/corpus.ts'),
      import('../../../bench/src/guard/prose.ts'),
      import('../../../bench/src/guard/random.ts'),
      import('../../../packages/refiner/src/pipeline/list-passes.ts'),
    ]);
  // It asks every pass for its rules.
  listPasses();
  const corpus = corpusOf(TEXTS);
  for (const text of TEXTS) {
    for (const kind of [...DAMAGES, ...REWRITES]) kind.make(text, new Random(kind.name), corpus);
    occurrencesOf(text, 'plain words');
  }
}
