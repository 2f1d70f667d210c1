import { CONTENT } from '../read/term.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** "formatDay", "parse_row": whoever writes a name so means this one, letter for letter. Not "kWh". */
const NAMED = /^(?:\p{Ll}{2,}\p{Lu}[\p{L}\p{N}]*|\p{L}+(?:_[\p{L}\p{N}]+)+)$/u;
const WORD = /[\p{L}\p{N}_]+/gu;

/** Names of code without signs around them that are not there any more as they were written. */
export function renamedNames({ original, rewritten }: Pair): Finding[] {
  const found = new Map<string, Finding>();
  let words: ReadonlySet<string> | undefined;
  for (const { type, start, end } of original.terms) {
    const name = original.text.slice(start, end);
    if (type !== CONTENT || !NAMED.test(name) || found.has(name)) continue;
    words ??= new Set(rewritten.text.match(WORD));
    if (!words.has(name)) found.set(name, doubtOf('name', { start, end }, 'the name is gone'));
  }
  return [...found.values()];
}
