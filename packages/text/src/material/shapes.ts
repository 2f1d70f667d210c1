import type { Range } from '../range.ts';
import type { Token } from '../token.ts';
import type { Material } from './material.ts';

/**
 * A line of something that is what it is by its shape, and what that is called. `min`: so many such lines
 * make one.
 */
interface Shape {
  reason: string;
  line: RegExp | ((content: string) => boolean);
  min: number;
  /** Lines that belong to it where it has begun. */
  goesOn?: RegExp;
  /** One line must be so. */
  needs?: RegExp;
  /** The first line is not so. */
  never?: RegExp;
}

export const TABLE = 'table';
export const PASSAGES = 'numbered passages';

const UNITS =
  'g|kg|mg|ml|cl|dl|l|oz|lb|lbs|tsp|tbsp|tbs|cups?|pinch(?:es)?|cloves?|slices?|cans?|pieces?|el|tl|prise|stück|zehen?|cuill[eè]res?|cucharadas?|cucharaditas?|colheres|cucchiai[no]?';

/** What lines of code begin with, and what prose that begins so does not have. */
const STATEMENT =
  /^\s*(?:def|class|return|if|elif|else|for|while|try|except|with|const|let|var|function|async|public|private|static|void|int|import|from)\b/;
const SIGNS = /[\w\])] ?\(|=|[;{}]$|:$|\bimport\b/;
const CODE =
  /^\s*(?:\/[/*] ?\S|[})\]]+[;,]?$|(?:SELECT|AND|OR|SET|VALUES|HAVING|UNION|INSERT|UPDATE|DELETE|CREATE|ALTER|LEFT JOIN|INNER JOIN) [^\n]{0,300}[=()*,<>;]|(?:FROM|WHERE|JOIN|GROUP BY|ORDER BY|LIMIT) \S|[\w.[\]"']{1,60} ?[-+*/]?= ?\S|[\w.]{1,80}\([^\n]{0,300}\)$|(?:npm|pip|git|docker|curl|sudo|kubectl|npx|yarn|pnpm|apt|brew) \S[^.?!]*$)/;
const ITEM = /^\s*(?:[-*+•·◦▪●‣#]|\d{1,3}[.)])\s/;

function isCode(content: string): boolean {
  if (ITEM.test(content)) return false;
  if (CODE.test(content) || (STATEMENT.test(content) && SIGNS.test(content))) return true;
  return (/[;{}]$/.test(content) && /[=()[\]{}<>]/.test(content)) || /\S => ?\S/.test(content);
}

/** Two words with a gap between them, as in a table without lines; not two sentences. */
const GAP = /[^\s.!?:,]( {2,}|\t| \.{4,} )\S/;
/** Behind one or two dashes an item begins, at an upright the cell of a table. */
const NO_ROW = /^\s*(?:-{2}\s|\|)/;
const isRow = (content: string): boolean => !ITEM.test(content) && !NO_ROW.test(content) && GAP.test(content);

const SHAPES: readonly Shape[] = [
  {
    reason: 'diff',
    line: /^(?:diff --git |--- [ab/]|\+\+\+ [ab/]|@@ -\d)/,
    min: 2,
    goesOn: /^[-+ @\\]|^(?:index|new file|deleted file|similarity|rename) /,
  },
  {
    reason: 'stack trace',
    line: /^\s*(?:Traceback \(most recent|File "[^"\n]{1,200}", line \d|at [\w.$<>[\] ]{1,120} ?\([^)\n]{1,200}\)|[\w.]{0,80}(?:Error|Exception)(?:: |$)|Caused by: |E {3,}\S|(?:npm|yarn) (?:ERR!|error)|panic: |goroutine \d|error(?:\[\w{1,10}\])?: \S|FAILED \S{1,100}::|\S{1,100}\.\w{1,5}:\d+:(?:\d+:)? )/,
    min: 2,
    goesOn: /^\s{2,}\S|^\S+Error:/,
  },
  {
    reason: 'log',
    line: /^\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\]?\s*\S|\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\]?[: ]|[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d )/,
    min: 2,
    goesOn: /^\s{2,}\S/,
  },
  { reason: 'quoted lines', line: /^\s{0,3}>{1,9}(?:\s|$)/, min: 2, never: /^\s{0,3}> \[!\w{1,20}\]/ },
  { reason: 'script', line: /^#!\s?\//, min: 1, goesOn: /\S/ },
  {
    reason: 'YAML',
    line: /^ {0,40}(?:- )?["']?[\w.$/-]{1,60}["']?:(?: \S|$)/,
    min: 4,
    goesOn: /^ {1,40}- \S|^ {0,40}#|^ {2,40}\S/,
    // Items of a list alone ("- iOS: look at the log") may be anybody's.
    needs: /^ {2,40}["']?[\w.$/-]{1,60}["']?:(?: \S|$)/,
  },
  { reason: TABLE, line: /^\s*\|[^\n]*\|\s*$/, min: 2 },
  {
    reason: PASSAGES,
    line: /^\s*(?:\[\w{0,8}\d{1,3}\]|\(\d{1,3}\)|§ ?\d{1,4}|(?:資料|文書|文献|資料番号|文档|资料|段落|材料|passage|doc|document|source|chunk|snippet|quelle|dokument|fuente|documento|fonte) ?\d{1,3}:?)\s+\S/i,
    min: 2,
    goesOn: /^\s{0,8}\S/,
  },
  {
    reason: 'list of amounts',
    line: new RegExp(
      `^\\s*(?:[-*•] )?(?:\\d+(?:[.,/]\\d+)?|[½¼¾⅓⅔]|an?|one) ?(?:[½¼¾⅓⅔] ?)?(?:${UNITS})\\.? \\S`,
      'i',
    ),
    min: 2,
    goesOn: /^\s*(?:[-*•] )?\d+ [\p{Ll}]{2,20}(?: [\p{Ll}-]{1,20}){0,3}\s*$/u,
  },
  {
    reason: 'rows of values',
    line: /^(?:"[^"\n]{0,300}"|[^,"\n]{0,60})(?:,(?:"[^"\n]{0,300}"|[^,"\n ][^,"\n]{0,60})?){2,60}$/,
    min: 2,
  },
  { reason: 'rows of values', line: /^(?:[^;\n]{0,60};){2,60}[^;\n]{0,60}$/, min: 2 },
  { reason: 'columns', line: isRow, min: 2 },
  {
    reason: 'code',
    line: isCode,
    min: 2,
    goesOn: /^(?:\s{2,}|\t)\S/,
  },
  {
    reason: 'command',
    line: /^\s*(?:\$ |> )?[a-z][\w./-]{1,40} (?:[^\n.?!]{0,200} )?--?[a-z][\w-]{1,40}(?:[ =]|$)/,
    min: 1,
  },
];

/** Lines longer than this are prose. In UTF-16 units. */
const LONGEST_LINE = 2_000;

/**
 * What stands in a text that is code, a log, a diff, rows of values and the like by the look of its lines.
 * Protected spans count as words.
 */
export function shapedMaterial(text: string, tokens: readonly Token[]): Material[] {
  const spans = tokens.filter(({ span }) => span === 'data' || span === 'code');
  const found: Material[] = [];
  let next = 0;
  let paragraph: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    while (next < spans.length && (spans[next]?.end ?? 0) <= start) next++;
    const isInside = (spans[next]?.start ?? end) < end && (spans[next]?.end ?? 0) > end;
    if (isInside || text.slice(start, Math.min(end, start + 200)).trim() === '') {
      readParagraph(text, paragraph, found);
      paragraph = [];
      if (isInside) end = Math.max(end, lineEnd(text, spans[next]?.end ?? end));
    } else paragraph.push({ start, end });
    start = end + 1;
  }
  readParagraph(text, paragraph, found);
  return found;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function readParagraph(text: string, lines: readonly Range[], found: Material[]): void {
  if (lines.length === 0) return;
  const contents = lines.map(({ start, end }) =>
    end - start > LONGEST_LINE ? '' : text.slice(start, end).trimEnd(),
  );
  for (const { reason, line, min, goesOn, needs, never } of SHAPES) {
    if (contents.length < min || (needs && !contents.some((content) => needs.test(content)))) continue;
    if (never?.test(contents[0] ?? '')) continue;
    const is = contents.map((content) => (typeof line === 'function' ? line(content) : line.test(content)));
    let first = is.indexOf(true);
    if (first < 0) continue;
    for (; first >= 0; first = is.indexOf(true, first)) {
      let last = first;
      let count = 0;
      while (last < is.length && (is[last] || (count > 0 && goesOn?.test(contents[last] ?? '')))) {
        if (is[last]) count++;
        last++;
      }
      const [from, to] = [lines[first], lines[last - 1]];
      if (count >= min && from && to)
        found.push({ start: from.start, end: to.start + (contents[last - 1]?.length ?? 0), reason });
      first = last;
    }
  }
}
