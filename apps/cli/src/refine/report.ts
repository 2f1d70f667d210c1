import { countTokens, type Edit, type RefineResult } from '@refinery/refiner';
import { visibleLine } from '@refinery/terminal/visible.ts';
import type { Painter } from '../terminal/paint.ts';
import { savedPercent } from './reply.ts';

/** Losses are listed up to so many. */
const MOST_LOST = 10;
/** Replaced words are listed up to so many. */
const MOST_REPLACED = 20;

/**
 * A small table: tokens before and after, integrity, what each pass did; then what replaced what, what was
 * left alone and the warnings. Ends with a line break.
 */
export function renderReport(original: string, result: RefineResult, paint: Painter, leftAlone = ''): string {
  const rows = [
    ['tokens', tokensOf(result)],
    ['integrity', `${result.checks.integrity} of 100`],
    ['checks', checksOf(result)],
    ['cost', 'nothing, no model was asked'],
    ...savingsByPass(original, result.edits).map(({ pass, edits, tokens }): [string, string] => [
      pass,
      `${edits} ${edits === 1 ? 'edit' : 'edits'}, about ${signed(-tokens)} ${Math.abs(tokens) === 1 ? 'token' : 'tokens'}`,
    ]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value], at) => {
    const row = `  ${name.padEnd(width)}   ${value}`;
    return at === 0 ? paint.bold(row) : at < 3 ? row : paint.dim(row);
  });
  const lost = result.checks.lost
    .slice(0, MOST_LOST)
    .map(({ kind, text }) => paint.warning(`  ! lost ${kind}: ${visibleLine(text)}`));
  const alone = leftAlone === '' ? [] : [`  ${leftAlone}`];
  const warnings = result.warnings.map((warning) => paint.warning(`  ! ${warning}`));
  return `${[...lines, ...replacementsOf(result), ...alone, ...lost, ...warnings].join('\n')}\n`;
}

/** "  has to → must". */
const replacementsOf = ({ removedSegments }: RefineResult): string[] =>
  removedSegments
    .flatMap(({ text, replacement }) => (replacement === undefined ? [] : [`${text} → ${replacement}`]))
    .slice(0, MOST_REPLACED)
    .map((line) => `  ${visibleLine(line)}`);

function tokensOf({ originalTokens, refinedTokens }: RefineResult): string {
  const saved = savedPercent(originalTokens, refinedTokens);
  return `${originalTokens} → ${refinedTokens}, ${saved < 0 ? `${-saved} % longer` : `${saved} % saved`}`;
}

function checksOf({ checks: { checked = 0, lost } }: RefineResult): string {
  if (checked === 0) return 'nothing to check';
  return lost.length === 0
    ? `${checked} kept, none lost`
    : `${checked - lost.length} kept, ${lost.length} lost`;
}

const signed = (value: number): string => (value < 0 ? `−${-value}` : value > 0 ? `+${value}` : '0');

interface PassSavings {
  pass: string;
  edits: number;
  tokens: number;
}

/**
 * Edits and saved tokens by pass, most saved first. Tokens are those of the replaced texts by themselves, so
 * that they add up to about what the whole text saved.
 */
export function savingsByPass(original: string, edits: readonly Edit[]): PassSavings[] {
  const byPass = new Map<string, PassSavings>();
  for (const { pass, start, end, replacement } of edits) {
    const known = byPass.get(pass) ?? { pass, edits: 0, tokens: 0 };
    known.edits++;
    known.tokens += countTokens(original.slice(start, end)) - countTokens(replacement);
    byPass.set(pass, known);
  }
  return [...byPass.values()].sort((a, b) => b.tokens - a.tokens || b.edits - a.edits);
}
