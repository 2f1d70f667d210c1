import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** What announces text that is handed over, at the end of a line. */
// Not linear, but it reads at most 200 units of a line.
const ANNOUNCED =
  /(?:\b(?:below|following|this (?:text|line|e-?mail|message|letter|paragraph|sentence|article|review|note|post|passage|function|code|script|query|snippet)|here (?:is|are)|here's)\b[^\n]{0,120}|:)\s*$/i;
/** A label in front of handed-over text. */
const LABEL =
  /^(?:text|context|passage|e-?mail|message|input|notes?|transcript|article|document|source|customer|user|question|old|original)\s*:/i;
const CODE = /[=(){};]/;
/** So much of a line is looked at, in UTF-16 units. */
const LINE = 200;
/** So many changed statements of pasted text are looked for; each look reads the whole result. */
const MOST_SEARCHES = 200;

/**
 * Pasted text that changed: paragraphs that an instruction announces, and lines of code with their indents.
 */
export function changedMaterial({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const paragraphs = new Paragraphs(original.text);
  let result: string | undefined;
  let searches = 0;
  for (const [s, statement] of original.statements.entries()) {
    const isPasted = paragraphs.isPasted(statement);
    if (matches.same[s]) {
      const other = rewritten.statements[matches.home[s] ?? -1];
      if (
        other &&
        isCode(original, statement) &&
        indentOf(original, statement) !== indentOf(rewritten, other)
      )
        found.push(changed(statement, 'the indent of a line of code changed'));
    } else if (isPasted) {
      result ??= flatten(rewritten.text);
      const words = flatten(original.text.slice(statement.start, statement.end));
      if (++searches > MOST_SEARCHES || !result.includes(words))
        found.push(changed(statement, 'pasted text changed'));
    }
  }
  return found;
}

const changed = ({ start, end }: Statement, reason: string): Finding =>
  lostOrDoubtful('material', 'doubtful', start, end, reason);

const flatten = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isCode = ({ text }: Reading, { start, end }: Statement): boolean => CODE.test(text.slice(start, end));

/** What stands before a statement in its line; empty for what is no indent. */
function indentOf({ text }: Reading, { start }: Statement): string {
  const before = text.slice(Math.max(0, start - LINE), start);
  const indent = before.slice(before.lastIndexOf('\n') + 1);
  return indent.trim() === '' ? indent : '';
}

/** Paragraphs, asked for in the order of the text. */
class Paragraphs {
  private readonly text: string;
  private start = 0;
  private next: number;
  private pasted = false;

  constructor(text: string) {
    this.text = text;
    this.next = text.indexOf('\n\n');
  }

  /**
   * Whether a statement stands in a paragraph of prose that the line before announces, or that a label
   * begins.
   */
  isPasted({ start, line }: Statement): boolean {
    while (this.next >= 0 && this.next < start) {
      this.pasted = this.isAnnounced(this.next);
      this.start = this.next + 2;
      this.next = this.text.indexOf('\n\n', this.start);
    }
    return line !== 'item' && (this.pasted || LABEL.test(this.text.slice(this.start, this.start + LINE)));
  }

  private isAnnounced(end: number): boolean {
    const before = this.text.slice(Math.max(this.start, end - LINE), end);
    return ANNOUNCED.test(before.slice(before.lastIndexOf('\n') + 1));
  }
}
