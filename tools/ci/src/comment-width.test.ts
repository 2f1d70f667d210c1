import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Characters of a line with its indentation: biome wraps code, and nothing wraps comments. */
const WIDTH = 110;

/** Written by a program, dependencies, and files whose texts become pages: no comments of ours. */
const PASSED_OVER = /\/(?:node_modules|dist|generated)\/|\/testing\/guide\//;
const FILES = globSync('{apps,bench,docs,packages,tools}/**/*.{ts,tsx,mjs}', {
  cwd: ROOT,
  exclude: (path) => PASSED_OVER.test(`/${path}/`),
});

/** Neither an address nor a word for biome can be wrapped. */
const isTooLong = (line: string): boolean =>
  line.length > WIDTH && /^\s*(?:\/\/|\/?\*)/.test(line) && !/biome-ignore|^[\s*/]*https?:\S+$/.test(line);

it('comments wrap', () => {
  expect(FILES.length).toBeGreaterThan(1_000);
  const long = FILES.flatMap((path) =>
    readFileSync(resolve(ROOT, path), 'utf8')
      .split('\n')
      .flatMap((line, at) => (isTooLong(line) ? [`${path}:${at + 1}`] : [])),
  );
  expect(long).toEqual([]);
});
