import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { withoutReasoning } from '../../refining/doubts/without-reasoning.ts';

/** Beyond that a reason is no explanation. In UTF-16 code units. */
const MOST_REASON = 200;
/** Most of a reply that is looked at: reasoning, then a line for each of some changes. */
const MOST_REPLY = 400_000;

const LINE = /^[\s>*`-]{0,10}(\d{1,7}(?:-\d{1,7})?)(?!\d)[\s:.,*`|]{0,10}(.*)$/;
const NONE = /^[\s"'`*]*(?:ok|none)[\s"'`*.]*$/i;

/**
 * Which changes a second reader finds changed or cannot judge, with the reason, by their names; undefined for
 * a reply that is none. A line that begins with the number of a change is about it, whatever it says, unless
 * it says "kept". A line about a number that nobody asked about makes the reply none: nobody knows what else
 * it means. Never throws; linear in the length.
 */
export function readVerdicts(reply: string, asked: ReadonlySet<string>): Map<string, string> | undefined {
  const changed = new Map<string, string>();
  let isNone = false;
  for (const line of toStorableText(withoutReasoning(reply.slice(0, MOST_REPLY))).split(/\r?\n/)) {
    if (NONE.test(line)) isNone = true;
    const [, name = '', said = ''] = LINE.exec(line) ?? [];
    if (name === '') continue;
    if (!asked.has(name)) return undefined;
    if (/^kept\b/i.test(said)) isNone = true;
    else changed.set(name, reasonIn(said));
  }
  return isNone || changed.size > 0 ? changed : undefined;
}

const reasonIn = (said: string): string =>
  said
    .replace(/^(?:changed|unseen)\b[\s:.-]*/i, '')
    .trim()
    .slice(0, MOST_REASON)
    .toWellFormed() || 'the second reader finds that it is changed';
