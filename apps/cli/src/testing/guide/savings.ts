import { readFileSync } from 'node:fs';
import { refine } from '@refinery/refiner';
import { savedPercent } from '../../refine/reply.ts';
import { table } from './markdown.ts';
import { EXTRACT, REVIEW, SUPPORT } from './prompts.ts';

/** The measured figures of `bench/README.md`, so that no other page can say different ones. */
function figures() {
  const bench = readFileSync(new URL('../../../../../bench/README.md', import.meta.url), 'utf8');
  /** The cells of the first row behind a heading that begins with these cells. */
  const rowOf = (heading: string, ...cells: readonly string[]): string[] => {
    const row = bench
      .slice(bench.indexOf(heading))
      .split('\n')
      .find((line) => line.startsWith(`| ${cells.join(' | ')} |`));
    if (row === undefined)
      throw new Error(`bench/README.md has no row "${cells.join(' | ')}" under ${heading}`);
    return row.split('|').map((cell) => cell.trim());
  };
  const local = rowOf('## Realistic prompts', 'all');
  const [field = '', fieldHigh = ''] = ['medium', 'high'].map(
    (level) => rowOf('### What each pass saves', level).at(-2) ?? '',
  );
  const stays = rowOf('## Realistic prompts', 'prompts whose material changed, of 35');
  const [medium, high] = ['medium', 'high'].map((level) => {
    const row = rowOf('The second table is about the whole API', level, '60');
    return { saved: Number.parseFloat(row[4] ?? ''), cost: Number(row.at(-2)) };
  });
  if (!medium || !high) throw new Error('bench/README.md has no figures of models');
  return {
    local: { low: local[3], medium: local[4], high: local[5] },
    field: { medium: field, high: fieldHigh },
    changed: stays[3],
    medium,
    high,
  };
}

/** What refining saves and costs, as measured. */
export function savingsTable(): string {
  const { local, field, changed, medium, high } = figures();
  const wordy = [SUPPORT, REVIEW, EXTRACT]
    .map((text) => refine(text))
    .map(({ originalTokens, refinedTokens }) => savedPercent(originalTokens, refinedTokens))
    .sort((a, b) => a - b);
  const pays = ({ saved, cost }: { saved: number; cost: number }): number => Math.ceil(cost / (saved / 100));
  return [
    table(
      ['', 'saves', 'spends once, for each token of the prompt', 'is paid back after'],
      [
        [
          'local rules, prompts as people write them',
          `${local.medium} % (\`low\` ${local.low} %, \`high\` ${local.high} %)`,
          'nothing',
          'at once',
        ],
        [
          'local rules, instruction files that engineers wrote',
          `${field.medium} % (\`high\` ${field.high} %)`,
          'nothing',
          'at once',
        ],
        [
          'local rules, wordy prompts (the examples below Levels)',
          `${Math.round(wordy[0] ?? 0)} to ${Math.round(wordy.at(-1) ?? 0)} %`,
          'nothing',
          'at once',
        ],
        [
          'a model at `medium`, each result checked',
          `${medium.saved} %`,
          `${medium.cost} tokens`,
          `about ${pays(medium)} uses`,
        ],
        [
          'a model at `high`, each result checked',
          `${high.saved} %`,
          `${high.cost} tokens`,
          `about ${pays(high)} uses`,
        ],
      ],
    ),
    `Local rules changed pasted text in ${changed} of 35 prompts. The prompts are 60 that teams and people wrote; \`pnpm bench:realistic\` measures the local rules, \`pnpm bench:models --recorded\` the rewrites of a real model. The instruction files are 137 real ones; \`pnpm bench:rules\` measures them. More figures: [bench/README.md](../bench/README.md).`,
  ].join('\n\n');
}

/** The same in two sentences. */
export function savingsSentence(): string {
  const { local, field, medium, high } = figures();
  return `Measured on 60 prompts as people write them: the local rules save ${local.low} to ${local.high} % of the tokens, at no cost. On instruction files that engineers wrote they save only ${field.medium} %: there, the value is the checked rewrite of a model, and the gate before a label moves. A model's rewrite that passed the checks saves ${medium.saved} % at \`medium\` and ${high.saved} % at \`high\`, and costs about ${Math.round((medium.cost + high.cost) / 2)} tokens for each token of the prompt, once.`;
}
