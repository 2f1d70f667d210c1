import { inspect } from 'node:util';
import { checkFidelity } from '@refinery/guard';
import { WEIGHTS } from '@refinery/guard/weights.ts';
import { type CompressionLevel, type RefineOptions, refine, scoreResult } from '@refinery/refiner';
import { savedPercent } from '../../refine/reply.ts';
import { renderReport } from '../../refine/report.ts';
import { renderDiff } from '../../terminal/diff.ts';
import { plainPainter } from '../../terminal/paint.ts';
import { checkTerminal, guardExample } from './guard-blocks.ts';
import { GUARD_EXAMPLES, type GuardExample } from './guard-examples.ts';
import { code, fence, passTable, ruledLanguages, table } from './markdown.ts';
import {
  CAMPAIGN,
  COMMAND_LINE,
  CONTRACT,
  EXTRACT,
  HEADED,
  LANGUAGES,
  REVIEW,
  SHORT,
  SUPPORT,
  TICKETS,
} from './prompts.ts';
import { savingsSentence, savingsTable } from './savings.ts';

const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];
const plain = plainPainter(false);

/** What stands between `<!-- generated: name -->` and `<!-- end -->`, by name: made by the real refiner. */
export const BLOCKS: Readonly<Record<string, () => string>> = {
  example,
  'guard example': guardExample,
  levels: () => [SUPPORT, REVIEW, EXTRACT].map(levelsOf).join('\n\n'),
  strategies: () =>
    [
      before(TICKETS),
      ...(['UNIVERSAL', 'GPT', 'CLAUDE'] as const).map((strategy) =>
        after(`\`${strategy}\``, TICKETS, { strategy }),
      ),
      before(HEADED),
      after('`DEEPSEEK`', HEADED, { strategy: 'DEEPSEEK' }),
      before(CONTRACT),
      after('`LEGAL`', CONTRACT, { strategy: 'LEGAL', compressionLevel: 'high' }),
    ].join('\n\n'),
  formats: () =>
    (['markdown', 'json', 'xml'] as const)
      .map((outputFormat) => after(`\`${outputFormat}\``, TICKETS, { outputFormat }, outputFormat))
      .join('\n\n'),
  guard: guardTable,
  savings: savingsTable,
  'savings in short': savingsSentence,
  passes: passTable,
  languages: () =>
    `Languages with rules of their own: ${ruledLanguages().join(', ')}.\n\n${table(
      ['language', 'before', 'after (`medium`)'],
      LANGUAGES.map(([name, text]) => [name, text, refine(text).refinedText]),
    )}`,
  target: () =>
    [45, 20].map((share) => targetOf(Math.round((share / 50) * refine(CAMPAIGN).refinedTokens))).join('\n\n'),
  edits: () => {
    const { edits, removedSegments, explanation } = refine(SHORT);
    return [
      fence(SHORT),
      fence(JSON.stringify({ edits, removedSegments, explanation }, null, 2), 'json'),
    ].join('\n\n');
  },
  scores: scoreTable,
  terminal: () => {
    const result = refine(COMMAND_LINE);
    return [
      fence(`echo '${COMMAND_LINE}' | pnpm -s refine`, 'sh'),
      fence(
        [
          result.refinedText,
          '',
          renderDiff(COMMAND_LINE, result.edits, plain),
          '',
          renderReport(COMMAND_LINE, result, plain).trimEnd(),
        ].join('\n'),
      ),
    ].join('\n\n');
  },
  'check terminal': checkTerminal,
  'command line': () =>
    [
      fence(`echo '${COMMAND_LINE}' | pnpm -s refine --level medium`, 'sh'),
      fence(refine(COMMAND_LINE).refinedText),
    ].join('\n\n'),
};

const before = (text: string): string =>
  `**Before**, ${refine(text).originalTokens} tokens:\n\n${fence(text)}`;

function after(title: string, text: string, options: RefineOptions, language = 'text'): string {
  const { refinedText, originalTokens, refinedTokens, warnings } = refine(text, options);
  const notes = warnings.map((warning) => `\n\nWarning: ${warning}`).join('');
  return `**${title}**, ${change(originalTokens, refinedTokens)}:\n\n${fence(refinedText, language)}${notes}`;
}

const change = (from: number, to: number): string => {
  const saved = savedPercent(from, to);
  return `${to} tokens (${saved < 0 ? `${-saved} % longer` : `${saved} % saved`})`;
};

const levelsOf = (text: string): string =>
  [
    before(text),
    ...LEVELS.map((compressionLevel) => after(`\`${compressionLevel}\``, text, { compressionLevel })),
  ].join('\n\n');

function targetOf(targetTokens: number): string {
  const { refinedText, explanation, targetReached, warnings } = refine(CAMPAIGN, { targetTokens });
  const notes = [explanation, ...warnings].join(' ');
  return `\`targetTokens: ${targetTokens}\`, \`targetReached: ${targetReached}\`. ${notes}\n\n${fence(refinedText)}`;
}

function guardTable(): string {
  const rows = Object.entries(WEIGHTS).map(([kind, weight]) => {
    const found = GUARD_EXAMPLES.find((example) => example.kind === kind);
    return [
      kind,
      String(weight),
      code(found?.original),
      code(found?.keeps),
      code(found?.loses),
      found ? verdictOf(found) : '',
    ];
  });
  return table(['kind', 'weight', 'a text', 'keeps it', 'changes it', 'said of the change'], rows);
}

/** What the guard says of the change that an example shows. */
function verdictOf({ kind, original, loses, preserve }: GuardExample): string {
  const { requirements, added } = checkFidelity(original, loses, { preserve });
  const found = [...requirements, ...added]
    .flatMap((item) => [item, ...(item.details ?? [])])
    .filter((item) => item.kind === kind && item.verdict !== 'kept');
  return found.some(({ verdict }) => verdict === 'lost') ? 'lost' : 'doubtful';
}

function scoreTable(): string {
  const rows = [
    ['the original itself', SUPPORT],
    ...LEVELS.map((compressionLevel) => [
      `\`${compressionLevel}\``,
      refine(SUPPORT, { compressionLevel }).refinedText,
    ]),
    [
      '`medium`, with "do not" removed by hand',
      refine(SUPPORT).refinedText.replace(/do not |don't |never /i, ''),
    ],
  ].map(([name = '', refined = '']) => {
    const { integrity, efficiency, complexity } = scoreResult(
      SUPPORT,
      refined,
      checkFidelity(SUPPORT, refined),
    );
    return [name, String(integrity), String(efficiency), String(complexity)];
  });
  return table(['text', 'integrity', 'efficiency', 'complexity'], rows);
}

/** The example of the package's README, with what its calls really give. */
function example(): string {
  const request = 'I want you to act as a poet. Please write 3 verses, do not rhyme.';
  const rule = ['Use at least 3 retries.', 'Use 3 retries.'] as const;
  const [lost] = checkFidelity(...rule).lost;
  const source = `import { checkFidelity } from '@refinery/guard';
import { refine } from '@refinery/refiner';

const result = refine('${request}', { compressionLevel: 'medium' });
result.refinedText; // '${refine(request).refinedText}'
result.explanation; // '${refine(request).explanation}'
checkFidelity('${rule[0]}', '${rule[1]}').lost; // ${inspect(lost ? [lost] : [])}`;
  return fence(source, 'ts');
}
