import type { Optimization } from '@prompt-refinery/client';
import { printTable } from '../table.ts';
import { askPrompts } from './ask-prompts.ts';
import type { FakeModels } from './fake-models.ts';
import { recordedReader, recordedWriter, type Spent } from './play.ts';
import { RECORDED_LEVELS, type Recording } from './recordings.ts';

const HEAD = [
  'of',
  'level',
  'prompts',
  'lines',
  'saved',
  'refused',
  'read',
  'changed, kept as it was',
  'changed, in the result',
  'writing',
  'reading',
  'spent/original',
];

/**
 * Plays recorded answers through the API, level by level, and prints what became of them. Shows up to `most`
 * warnings of each.
 */
export async function runRecordings(
  { api, writer, reader }: FakeModels,
  recordings: readonly Recording[],
  { verify, most }: { verify: 'doubts' | 'off'; most: number },
): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const level of RECORDED_LEVELS)
    for (const source of ['realistic', 'field'] as const) {
      const own = recordings.filter((one) => one.level === level && one.source === source);
      if (own.length === 0) continue;
      const spent: Spent = { refining: 0, reading: 0, asked: 0 };
      writer.respondWith(recordedWriter(own, spent));
      reader.respondWith(recordedReader(own, spent));
      const texts = own.map(({ text }) => text);
      const answers = await askPrompts(api, texts, { compressionLevel: level, verify });
      rows.push([source, level, own.length, ...accountOf(own, answers, spent)]);
      for (const warning of answers.flatMap(({ warnings }) => warnings).slice(0, most)) console.log(warning);
    }
  printTable(HEAD, rows);
}

function accountOf(
  own: readonly Recording[],
  answers: readonly Optimization[],
  { refining, reading, asked }: Spent,
): (string | number)[] {
  const sum = (value: (answer: Optimization) => number) => answers.reduce((all, one) => all + value(one), 0);
  const original = sum(({ originalTokens }) => originalTokens);
  const changed = own.flatMap((one, at) =>
    one.lines.flatMap((line) =>
      line.changed === undefined ? [] : [hasNew(answers[at]?.refinedText ?? '', one.text, line.words)],
    ),
  );
  const perToken = (tokens: number): string => (tokens / original).toFixed(2);
  return [
    own.reduce((all, { lines }) => all + lines.length, 0),
    `${((100 * sum((one) => one.originalTokens - one.refinedTokens)) / original).toFixed(1)} %`,
    sum(({ warnings }) =>
      Number(/\b(\d{1,6}) changes? w(?:as|ere) not taken/.exec(warnings.join(' '))?.[1] ?? 0),
    ),
    asked,
    changed.filter((isIn) => isIn !== true).length,
    changed.filter((isIn) => isIn === true).length,
    ...[refining, reading, refining + reading].map(perToken),
  ];
}

/** Whether a result says words, to the end of a line or sentence, more often than its original. */
function hasNew(result: string, original: string, words: string): boolean {
  const timesIn = (text: string): number =>
    text
      .split(words.replace(/^[-*] /, ''))
      .slice(1)
      .filter((behind) => /^(?:$|\n| [^(])/.test(behind)).length;
  return timesIn(result) > timesIn(original);
}
