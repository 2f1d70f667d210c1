import type { Reading } from '../read/reading.ts';
import { CONTENT, NUMBER, SPAN, type Term } from '../read/term.ts';
import { isChatter, isIdle } from '../read/tongue.ts';
import { isChat } from './chat.ts';

export const isWord = ({ type }: Term): boolean => type === CONTENT || type === NUMBER || type === SPAN;

/** Whether a word says something by itself, whatever sentence it stands in. */
export const saysByItself = ({ language }: Reading, { type, key }: Term): boolean =>
  type === NUMBER || type === SPAN || (type === CONTENT && !isIdle(language, key));

/**
 * Tells of the words of a statement whether they ask for something. Courtesy and talk do not; numbers and
 * protected texts are looked after elsewhere.
 */
export function weighed(reading: Reading, from: number, to: number): (term: Term) => boolean {
  const { language } = reading;
  // What talk begins with is known of English alone; elsewhere its words have to tell.
  const isTalk = language !== 'en' || isChat(reading, from, to);
  return ({ type, key }) =>
    type === CONTENT && !isIdle(language, key) && !(isTalk && isChatter(language, key));
}

/** Per statement the first one that says the same in the same words. */
export function firstOfEach({ statements }: Reading): Int32Array {
  const first = new Map<number, number>();
  return Int32Array.from(statements, ({ hash }, s) => {
    const known = first.get(hash);
    if (known === undefined) first.set(hash, s);
    return known ?? s;
  });
}
