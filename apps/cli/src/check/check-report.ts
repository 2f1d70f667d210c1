import type { Detail } from '@refinery/guard';
import { visibleLine } from '@refinery/terminal/visible.ts';
import type { Painter } from '../terminal/paint.ts';
import type { Checked } from './check-pair.ts';

/** In UTF-16 code units: of longer words the beginning and the end are shown. */
const LONGEST_WORDS = 90;
const HEAD = 60;
const TAIL = 25;

interface Row {
  /** What became of it, in one word. */
  verdict: string;
  kind: string;
  text: string;
  reason?: string;
  details?: readonly Detail[];
  paint: (line: string) => string;
}

/**
 * A line for each requirement, in order of the original, then for each addition, and a summary. Ends with a
 * line break.
 */
export function renderCheck(checked: Checked, paint: Painter): string {
  const paints = { kept: paint.dim, doubtful: paint.warning, lost: paint.failure };
  const rows: Row[] = [
    ...checked.requirements.map((item) => ({ ...item, paint: paints[item.verdict] })),
    ...checked.added.map((item) => ({
      ...item,
      verdict: item.verdict === 'lost' ? 'added' : 'added?',
      paint: paints[item.verdict],
    })),
  ];
  const verdictWidth = widest(rows.map(({ verdict }) => verdict));
  const kindWidth = widest(
    rows.flatMap(({ kind, details = [] }) => [kind, ...details.map((detail) => detail.kind)]),
  );
  const lineOf = (verdict: string, { kind, text, reason }: Omit<Row, 'verdict' | 'paint'>): string =>
    `  ${verdict.padEnd(verdictWidth)}  ${kind.padEnd(kindWidth)}  “${shortened(text)}”${reason ? `: ${visibleLine(reason)}` : ''}`;
  const lines = rows.flatMap((row) => [
    row.paint(lineOf(row.verdict, row)),
    ...(row.details ?? []).map((detail) => row.paint(lineOf('', detail))),
  ]);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), paint.bold(summary(checked))].join('\n')}\n`;
}

const widest = (words: readonly string[]): number =>
  words.reduce((width, word) => Math.max(width, word.length), 0);

function shortened(text: string): string {
  if (text.length <= LONGEST_WORDS) return visibleLine(text);
  // A cut may leave half of a surrogate pair.
  return visibleLine(`${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`.toWellFormed());
}

/** One sentence: whether it passed, and the counts. */
function summary({ passed, requirements, added, integrity, tokens }: Checked): string {
  const count = (verdict: string): number => requirements.filter((item) => item.verdict === verdict).length;
  const [kept, lost, doubtful] = [count('kept'), count('lost'), count('doubtful')];
  const doubts = doubtful + added.filter(({ verdict }) => verdict === 'doubtful').length;
  const outcome = passed ? (doubts > 0 ? 'Passed with doubts' : 'Passed') : 'Not passed';
  const counts = [`${kept} kept`, `${lost} lost`, `${doubtful} doubtful`, `${added.length} added`].join(', ');
  return `${outcome}: ${counts}; integrity ${integrity} of 100, ${tokens.original} → ${tokens.rewritten} tokens.`;
}
