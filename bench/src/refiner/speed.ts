import { type CompressionLevel, countTokens, refine } from '@refinery/refiner';
import { countByLibrary } from '../library-tokens.ts';
import { median } from '../median.ts';
import { milliseconds } from '../stopwatch.ts';
import { LEVELS } from './quality.ts';

const WARM_UP = 2;

/**
 * For each level how many times longer refining, checking and counting together take than `gpt-tokenizer`
 * takes to count the tokens of originals and results. Medians of rounds in turn, after two rounds that do not
 * count.
 */
function costRatios(texts: readonly string[], rounds: number): { level: CompressionLevel; ratio: number }[] {
  return LEVELS.map((compressionLevel) => {
    const results = texts.map((text) => refine(text, { compressionLevel }).refinedText);
    const counting: number[] = [];
    const refining: number[] = [];
    for (let round = -WARM_UP; round < rounds; round++) {
      const base = milliseconds(() => {
        for (const text of texts) countByLibrary(text);
        for (const text of results) countByLibrary(text);
      });
      const own = milliseconds(() => {
        for (const text of texts) refine(text, { compressionLevel });
      });
      if (round < 0) continue;
      counting.push(base);
      refining.push(own);
    }
    return { level: compressionLevel, ratio: median(refining) / median(counting) };
  });
}

/** Units of which a megabyte is hard for careless scanners. */
const HOSTILE_UNITS: readonly string[] = [
  ...['[', '(', '{', '`', '"', "'", '<', '*', '😀', 'a', '1', '\u0301', '\u200b', '漢', ' ', '\n', '😀 '],
  ...[
    'not ',
    '```\nx\n',
    '- a\n',
    '<a>',
    'please ',
    'the ',
    'a, ',
    '3 cats ',
    'a.b.',
    'a/b/',
    'word ',
    '\r\n',
  ],
];

const SIZES = [10_000, 100_000, 1_000_000] as const;

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/**
 * What the refiner takes for texts of 10 KB, 100 KB and 1 MB (UTF-16 units) in milliseconds: the best of a
 * few runs.
 */
function growth(text: string): { times: number[]; factors: number[] } {
  const times = SIZES.map((size) => {
    const input = filled(text, size);
    const runs = size === SIZES[0] ? 9 : 3;
    return Math.min(
      ...Array.from({ length: runs }, () =>
        milliseconds(() => {
          refine(input, { compressionLevel: 'high' });
        }),
      ),
    );
  });
  return { times, factors: times.slice(1).map((time, i) => time / (times[i] ?? time)) };
}

/** Prints the section on speed. */
export function printSpeed(texts: readonly string[], rounds: number): void {
  const tokens = texts.reduce((sum, text) => sum + countTokens(text), 0);
  console.log(
    `\nRefining, checking and counting against counting alone, ${texts.length} prompts, ${tokens} tokens`,
  );
  console.log('| level | times as long |\n|---|---|');
  for (const { level, ratio } of costRatios(texts, rounds)) console.log(`| ${level} | ${ratio.toFixed(2)} |`);
  console.log('\n| text of | 10 KB | 100 KB | 1 MB | 100/10 KB | 1 MB/100 KB |\n|---|---|---|---|---|---|');
  const all = texts.join('\n\n');
  for (const [name, text] of [
    ['prompts', all],
    ...HOSTILE_UNITS.map((unit) => [JSON.stringify(unit), unit]),
  ]) {
    const { times, factors } = growth(text ?? '');
    const cells = [
      ...times.map((time) => `${time.toFixed(1)} ms`),
      ...factors.map((factor) => factor.toFixed(1)),
    ];
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}
