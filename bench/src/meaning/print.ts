import { median } from '../median.ts';
import { printTable } from '../table.ts';
import { type Case, isNameable, type Outcome } from './cases.ts';
import { EARLIER_WRONG } from './earlier.ts';
import type { Rewrite } from './rewrites.ts';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} %`;

const count = (cases: readonly Case[], outcome: Outcome): number =>
  cases.filter((one) => one.outcome === outcome).length;

/** How many of these kinds (or languages) the earlier guard judged wrongly. */
function wrongThen(cases: readonly Case[], key: 'kind' | 'lang'): number {
  const keys = new Set(cases.map((one) => `${one.label} ${one[key]}`));
  return Object.entries(EARLIER_WRONG)
    .flatMap(([label, wrong]) => Object.entries(wrong).map(([name, times]) => ({ name, label, times })))
    .filter(({ name, label }) => keys.has(`${label} ${name}`))
    .reduce((sum, { times }) => sum + times, 0);
}

/** What was aimed at, what the earlier guard reached and what this one does. */
export function printSummary(cases: readonly Case[]): void {
  const damages = labelled(cases, 'damage');
  const nameable = damages.filter(isNameable);
  const faithful = labelled(cases, 'harmless');
  const references = labelled(cases, 'reference');
  const passes = (some: readonly Case[], aim: string, name: string): string[] => [
    name,
    aim,
    percent(wrongThen(some, 'kind'), some.length),
    percent(count(some, 'passed'), some.length),
  ];
  const lostReferences = count(references, 'lost');
  const lostReferencesThen = wrongThen(references, 'lang');
  printTable(
    ['', 'aim', 'then', 'now'],
    [
      passes(damages, '≤ 8 %', 'damages that pass'),
      passes(nameable, '≤ 4 %', 'damages that pass, of kinds that a rule can name'),
      [
        'faithful rewrites *lost*',
        '≤ 3 %',
        percent(wrongThen(faithful, 'kind'), faithful.length),
        percent(count(faithful, 'lost'), faithful.length),
      ],
      ['faithful rewrites *doubtful*', '≤ 35 %', '–', percent(count(faithful, 'doubtful'), faithful.length)],
      [
        `references accepted with a truthful reader, of ${references.length}`,
        '≥ 57',
        references.length - lostReferencesThen,
        references.length - lostReferences,
      ],
      ['references with something *lost*', '≤ 2', lostReferencesThen, lostReferences],
      ['doubts of a reference, median', '', '–', median(references.map(doubtsOf))],
    ],
  );
}

const labelled = (cases: readonly Case[], label: Rewrite['label']): Case[] =>
  cases.filter((one) => one.label === label);

const doubtsOf = ({ result }: Case): number =>
  [...result.requirements, ...result.added].filter(({ verdict }) => verdict === 'doubtful').length;

const HEAD = ['tried', 'lost', 'doubtful', 'passed'];

const outcomes = (cases: readonly Case[]): number[] => [
  cases.length,
  count(cases, 'lost'),
  count(cases, 'doubtful'),
  count(cases, 'passed'),
];

/** What became of each kind of damage and of harmless rewrite. Kinds that a rule can name come first. */
export function printKinds(cases: readonly Case[]): void {
  for (const [label, then] of [
    ['damage', 'passed then'],
    ['harmless', 'refused then'],
  ] as const) {
    const own = labelled(cases, label);
    const row = (name: string, some: readonly Case[]) => [name, ...outcomes(some), wrongThen(some, 'kind')];
    const rows = [own.filter(isNameable), own.filter((one) => !isNameable(one))].flatMap((part) =>
      [...Map.groupBy(part, ({ kind }) => kind)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([kind, some]) => row(kind, some)),
    );
    printTable([label, ...HEAD, then], [...rows, row('**all**', own)]);
  }
}

/** What became of the committed sets of pairs, each by another hand. */
export function printCorpora(sets: readonly (readonly [name: string, cases: readonly Case[]])[]): void {
  const row = (name: string, some: readonly Case[]) => {
    const [damages, faithful] = [labelled(some, 'damage'), labelled(some, 'harmless')];
    const short = faithful.filter(({ kind }) => kind === 'compression').length;
    return [
      name,
      ...[damages.length, percent(count(damages, 'passed'), damages.length)],
      ...[faithful.length, percent(short, faithful.length)],
      ...[count(faithful, 'lost'), count(faithful, 'doubtful')].map((wrong) =>
        percent(wrong, faithful.length),
      ),
    ];
  };
  printTable(
    ['set', 'damages', 'passed', 'faithful', 'of them shortened by a third or more', 'lost', 'doubtful'],
    [
      ...sets.map(([name, some]) => row(name, some)),
      row(
        '**all**',
        sets.flatMap(([, some]) => some),
      ),
    ],
  );
}

/** What became of damages and of faithful rewrites, references included, in each language. */
export function printLanguages(cases: readonly Case[]): void {
  const rows = [...Map.groupBy(cases, ({ lang }) => lang)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([lang, some]) => {
      const damages = labelled(some, 'damage');
      const faithful = some.filter(({ label }) => label !== 'damage');
      return [
        lang,
        ...[damages.length, count(damages, 'passed'), wrongThen(damages, 'lang')],
        ...[
          faithful.length,
          count(faithful, 'lost'),
          count(faithful, 'doubtful'),
          wrongThen(faithful, 'lang'),
        ],
      ];
    });
  printTable(
    ['language', 'damages', 'passed', 'passed then', 'faithful', 'lost', 'doubtful', 'refused then'],
    rows,
  );
}
