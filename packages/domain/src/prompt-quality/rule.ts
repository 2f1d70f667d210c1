import type { PromptSections } from '@refinery/contracts/prompts.ts';
import type { Place } from './place.ts';

/** What is judged. */
export interface JudgedText {
  /** The contents of all messages. */
  text: string;
  sections: PromptSections | null;
  /** Whether it has messages of the system, and of the assistant. */
  roles: readonly string[];
  variables: readonly string[];
}

/** A rule that a good prompt meets. The same text is always judged alike. */
export interface Rule {
  rule: string;
  /** How much it counts, against the other ones. */
  weight: 1 | 2 | 3;
  /** What is wrong where it is not met. */
  message: string;
  /** What to do about that. */
  remedy: string;
  /** All patterns by which it is judged. */
  lookedFor: readonly RegExp[];
  /** All numbers by which it is judged. */
  limits?: readonly number[];
  /** Whether it is met: true, or where it is not; null: nowhere in particular. */
  judge: (judged: JudgedText) => true | Place | null;
  /** Texts that meet it, and texts that do not: its test. */
  good: readonly [string, ...string[]];
  bad: readonly [string, ...string[]];
}

export const has =
  (pattern: RegExp) =>
  ({ text }: JudgedText): true | null =>
    pattern.test(text) ? true : null;

export const hasNo =
  (pattern: RegExp) =>
  ({ text }: JudgedText): true | Place => {
    const match = pattern.exec(text);
    return match ? { start: match.index, end: match.index + match[0].length } : true;
  };

export const or =
  (isMet: (judged: JudgedText) => boolean, judge: Rule['judge']): Rule['judge'] =>
  (judged) =>
    isMet(judged) || judge(judged);
