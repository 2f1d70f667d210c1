import { readFileSync } from 'node:fs';
import { refine } from '@refinery/refiner';
import { savedPercent } from '../../refine/reply.ts';
import { table } from './markdown.ts';
import { EXTRACT, REVIEW, SUPPORT } from './prompts.ts';

/** What a model's changes save, in percent, and what they cost in tokens for each of the prompt. */
interface ByModel {
  saved: number;
  cost: number;
}

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
  const byModel = (level: string, source: string): ByModel => {
    const row = rowOf('### Read by a careful reader', source, level);
    return { saved: Number.parseFloat(row[5] ?? ''), cost: Number(row.at(-2)) };
  };
  return {
    local: { low: local[3], medium: local[4], high: local[5] },
    field: { medium: field, high: fieldHigh },
    changed: stays[3],
    model: {
      medium: byModel('medium', 'realistic'),
      high: byModel('high', 'realistic'),
      field: byModel('medium', 'field'),
      fieldHigh: byModel('high', 'field'),
    },
  };
}

/** What refining saves and costs, as measured. */
export function savingsTable(): string {
  const { local, field, changed, model } = figures();
  const wordy = [SUPPORT, REVIEW, EXTRACT]
    .map((text) => refine(text))
    .map(({ originalTokens, refinedTokens }) => savedPercent(originalTokens, refinedTokens))
    .sort((a, b) => a - b);
  const rowOfModel = (name: string, { saved, cost }: ByModel): string[] => [
    name,
    `${saved} %`,
    `${cost} tokens`,
    `about ${Math.ceil(cost / (saved / 100))} uses`,
  ];
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
        rowOfModel('a model at `medium`, prompts as people write them', model.medium),
        rowOfModel('a model at `high`, prompts as people write them', model.high),
        rowOfModel('a model at `medium`, instruction files', model.field),
        rowOfModel('a model at `high`, instruction files', model.fieldHigh),
      ],
    ),
    `Local rules changed pasted text in ${changed} of 35 prompts. The prompts are 60 that teams and people wrote; \`pnpm bench:realistic\` measures the local rules, \`pnpm bench:models\` what a real model answered to 28 of these prompts and files, each change read. The instruction files are 137 real ones; \`pnpm bench:rules\` measures them. More figures: [bench/README.md](../bench/README.md).`,
  ].join('\n\n');
}

/** The same in two sentences. */
export function savingsSentence(): string {
  const { local, field, model } = figures();
  const { medium, high } = model;
  return `Measured on 60 prompts as people write them: the local rules save ${local.low} to ${local.high} % of the tokens, at no cost. On instruction files that engineers wrote they save only ${field.medium} %: there, the value is the checked rewrite of a model, and the check of each new version before it is used. A model's checked changes save ${medium.saved} % at \`medium\` and ${high.saved} % at \`high\`, in instruction files ${model.field.saved} and ${model.fieldHigh.saved} %, and cost about ${Math.round((medium.cost + high.cost) / 2)} tokens for each token of the prompt, once.`;
}
