import type { Reading, Statement } from '../read/reading.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** What announces text that is handed over. */
const ANNOUNCED =
  /(?:\b(?:below|following|this (?:text|line|e-?mail|message|letter|paragraph|sentence|article|review|note|post|passage|function|code|script|query|snippet)|here (?:is|are)|here's|the (?:text|passage|excerpt|transcript|e-?mail|message))\b[^\n]*|:)\s*$/i;
/** A label in front of handed-over text. */
const LABEL =
  /^(?:text|context|passage|e-?mail|message|input|notes?|transcript|article|document|source|customer|user|question|old|original)\s*:/i;
const CODE = /[=(){};]/;

/** Pasted text that changed: blocks that an instruction announces, and lines of code with their indents. */
export function changedMaterial(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const flat = flatten(rewritten.text);
  for (const [s, statement] of original.statements.entries()) {
    if (matches.same[s]) {
      const other = rewritten.statements[matches.home[s] ?? -1];
      if (
        other &&
        isCode(original, statement) &&
        indentOf(original, statement) !== indentOf(rewritten, other)
      )
        found.push(changed(statement, 'the indent of a line of code changed'));
      continue;
    }
    if (!isMaterial(original, s)) continue;
    if (!flat.includes(flatten(original.text.slice(statement.start, statement.end))))
      found.push(changed(statement, 'pasted text changed'));
  }
  return found;
}

const changed = ({ start, end }: Statement, reason: string): Finding =>
  lostOrDoubtful('material', 'doubtful', start, end, reason);

const flatten = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isCode = ({ text }: Reading, { start, end }: Statement): boolean => CODE.test(text.slice(start, end));

function indentOf({ text }: Reading, { start }: Statement): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(line, start);
}

/** Whether a statement stands in a paragraph of prose that the one before announces or a label begins. */
function isMaterial({ text, statements }: Reading, s: number): boolean {
  const statement = statements[s];
  if (!statement || statement.line === 'item') return false;
  const paragraph = paragraphStart(text, statement.start);
  if (LABEL.test(text.slice(paragraph, paragraph + 40))) return true;
  if (paragraph === 0) return false;
  const before = text.slice(0, paragraph).trimEnd();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return ANNOUNCED.test(line.slice(-200));
}

function paragraphStart(text: string, at: number): number {
  const blank = text.lastIndexOf('\n\n', at);
  return blank < 0 ? 0 : blank + 2;
}
