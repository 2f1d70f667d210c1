import { parseArgs } from 'node:util';
import { checkFidelity } from '@refinery/guard';
import { FILES, type Row, readRows } from '../data.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import { DAMAGES, REWRITES } from './kinds.ts';
import type { Mutation, MutationKind } from './mutation.ts';
import { Random } from './random.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/refinement' },
    file: { type: 'string', multiple: true, default: [...FILES] },
    /** Only kinds whose name contains one of these. */
    kind: { type: 'string', multiple: true, default: [''] },
    /** Print so many wrong answers of each kind. */
    show: { type: 'string', default: '0' },
    /** Mutations of one kind per text, at most. */
    most: { type: 'string', default: '3' },
    seed: { type: 'string', default: '' },
  },
});

interface Tally {
  tried: number;
  right: number;
  wrong: { id: string; mutation: Mutation; lost: string }[];
}

const rows = values.file.flatMap((file) => readRows(values.data, file));
const corpus = corpusOf(rows.map((row) => row.text));

function tally(kind: MutationKind, mustPass: boolean, data: readonly Row[], words: Corpus): Tally {
  const result: Tally = { tried: 0, right: 0, wrong: [] };
  for (const { id, text } of data) {
    const random = new Random(`${values.seed} ${kind.name} ${id}`);
    const made = kind.make(text, random, words).filter(({ original, changed }) => original !== changed);
    for (const mutation of random.some(made, Number(values.most))) {
      const { passed, lost } = checkFidelity(mutation.original, mutation.changed);
      result.tried++;
      if (passed === mustPass) result.right++;
      else
        result.wrong.push({
          id,
          mutation,
          lost: lost.map((item) => `${item.kind} ${JSON.stringify(item.text.slice(0, 80))}`).join(', '),
        });
    }
  }
  return result;
}

function table(title: string, kinds: readonly MutationKind[], mustPass: boolean): void {
  const percent = (part: Tally): string =>
    part.tried === 0 ? '–' : ((100 * part.right) / part.tried).toFixed(1);
  const total: Tally = { tried: 0, right: 0, wrong: [] };
  const misses: string[] = [];
  console.log(`| ${title} | tried | ${mustPass ? 'passed' : 'caught'} % |\n|---|---|---|`);
  for (const kind of kinds.filter(({ name }) => values.kind.some((part) => name.includes(part)))) {
    const found = tally(kind, mustPass, rows, corpus);
    total.tried += found.tried;
    total.right += found.right;
    console.log(`| ${kind.name} | ${found.tried} | ${percent(found)} |`);
    for (const { id, mutation, lost } of found.wrong.slice(0, Number(values.show)))
      misses.push(`${kind.name} [${id}] ${lost}\n  - ${difference(mutation)}`);
  }
  console.log(`| **all** | ${total.tried} | ${percent(total)} |\n`);
  for (const miss of misses) console.log(miss);
}

/** The part that differs, with what stands around it. */
function difference({ original, changed }: Mutation): string {
  let from = 0;
  while (from < original.length && original[from] === changed[from]) from++;
  let back = 0;
  const most = Math.min(original.length, changed.length) - from;
  while (back < most && original.at(-1 - back) === changed.at(-1 - back)) back++;
  const part = (text: string): string =>
    text.slice(Math.max(0, from - 90), Math.min(text.length - Math.max(0, back - 60), from + 300));
  return `${JSON.stringify(part(original))}\n  + ${JSON.stringify(part(changed))}`;
}

table('damage', DAMAGES, false);
table('harmless rewrite', REWRITES, true);
