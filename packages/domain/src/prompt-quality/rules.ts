import type { PromptSections } from '@refinery/contracts/prompts.ts';
import {
  EXAMPLE,
  FILLER,
  LENGTH,
  OTHERWISE,
  OUTPUT,
  REFERRED,
  ROLE,
  TASK,
  TONE,
  UNFILLED,
  VAGUE,
} from './cues.ts';
import { conflictIn, malformedVariable, type Place, repeatedSentence, tooLongSentence } from './places.ts';
import { firstSecret } from './screen-text.ts';

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
  /** Whether it is met: true, or where it is not; null: nowhere in particular. */
  judge: (judged: JudgedText) => true | Place | null;
}

const has =
  (pattern: RegExp) =>
  ({ text }: JudgedText): true | null =>
    pattern.test(text) ? true : null;
const hasNo =
  (pattern: RegExp) =>
  ({ text }: JudgedText): true | Place => {
    const match = pattern.exec(text);
    return match ? { start: match.index, end: match.index + match[0].length } : true;
  };
const or =
  (isMet: (judged: JudgedText) => boolean, judge: Rule['judge']): Rule['judge'] =>
  (judged) =>
    isMet(judged) || judge(judged);

/** What stands apart from the instructions: a code block, a tag, a quotation over lines, a line of dashes. */
const MATERIAL = /```|~~~|<\/[a-z][\w-]*>|"""|^-{3,}$|^>/imu;
const STRUCTURE = /\n[ \t]{0,20}\n|^[ \t]{0,20}(?:[-*•]|\d{1,4}[.)]|#{1,6})[ \t]/mu;
/** From here on a prompt needs parts. */
const LONG_WORDS = 200;
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export const RULES: readonly Rule[] = [
  {
    rule: 'task',
    weight: 3,
    message: 'No instruction was found.',
    remedy: 'Say what the model must do, in one sentence that begins with a verb.',
    judge: or(({ sections }) => Boolean(sections?.task?.trim()), has(TASK)),
  },
  {
    rule: 'input',
    weight: 2,
    message: 'The prompt speaks of a text that is not there.',
    remedy: 'Put the text between tags, or give it a place, for example `{{text}}`.',
    judge: ({ text, variables }) => {
      const match = REFERRED.exec(text);
      if (!match || variables.length > 0 || MATERIAL.test(text)) return true;
      const rest = text.slice(match.index + match[0].length);
      // After a colon something follows.
      return /[:：]\s*\S[\s\S]{20}/u.test(rest)
        ? true
        : { start: match.index, end: match.index + match[0].length };
    },
  },
  {
    rule: 'output',
    weight: 2,
    message: 'Nothing says what the answer must look like.',
    remedy: 'Name the form of the answer, for example a list, a table or JSON with its fields.',
    judge: or(({ sections }) => Boolean(sections?.output?.trim()), has(OUTPUT)),
  },
  {
    rule: 'length',
    weight: 1,
    message: 'Nothing says how long the answer may be.',
    remedy: 'Give a limit, for example "in at most 100 words".',
    judge: has(LENGTH),
  },
  {
    rule: 'role',
    weight: 1,
    message: 'Nothing says who the model is.',
    remedy: 'Begin with the role, for example "You are a support agent of a web shop."',
    judge: or(
      ({ sections, roles }) => Boolean(sections?.role?.trim()) || roles.includes('system'),
      has(ROLE),
    ),
  },
  {
    rule: 'tone',
    weight: 1,
    message: 'Nothing says for whom the answer is, or in which tone.',
    remedy: 'Name the readers or the tone, for example "for customers, friendly".',
    judge: or(({ sections }) => Boolean(sections?.style?.trim()), has(TONE)),
  },
  {
    rule: 'example',
    weight: 1,
    message: 'There is no example.',
    remedy: 'Show one good answer, or an input with its output.',
    judge: or(({ roles }) => roles.includes('assistant'), has(EXAMPLE)),
  },
  {
    rule: 'otherwise',
    weight: 1,
    message: 'Nothing says what to do if something is missing or not known.',
    remedy: 'Add what to answer then, for example "If the text does not say it, answer \'unknown\'."',
    judge: has(OTHERWISE),
  },
  {
    rule: 'exact',
    weight: 2,
    message: 'The words do not say exactly what is meant.',
    remedy: 'Name all cases instead, or leave the words out.',
    judge: hasNo(VAGUE),
  },
  {
    rule: 'brief',
    weight: 1,
    message: 'Polite words cost tokens and change nothing.',
    remedy: 'Leave them out, or have the prompt refined.',
    judge: hasNo(FILLER),
  },
  {
    rule: 'consistent',
    weight: 3,
    message: 'Two limits cannot both be kept.',
    remedy: 'Keep one of the two limits.',
    judge: ({ text }) => conflictIn(text) ?? true,
  },
  {
    rule: 'filled',
    weight: 2,
    message: 'Something was to be filled in and was not.',
    remedy: 'Fill it in, or make a variable of it, for example `{{topic}}`.',
    judge: hasNo(UNFILLED),
  },
  {
    rule: 'variables',
    weight: 2,
    message: 'This looks like a variable, but is none.',
    remedy: 'Write `{{name}}`: letters, digits, `_`, `.` and `-`, without spaces.',
    judge: ({ text }) => malformedVariable(text) ?? true,
  },
  {
    rule: 'sentences',
    weight: 1,
    message: 'The sentence has more than 60 words.',
    remedy: 'Make several sentences or a list of it.',
    judge: ({ text }) => tooLongSentence(text) ?? true,
  },
  {
    rule: 'structure',
    weight: 1,
    message: 'A long prompt has no parts.',
    remedy: 'Separate role, task, context and form of the answer with headings or empty lines.',
    judge: ({ text }) => (wordsIn(text) <= LONG_WORDS || STRUCTURE.test(text) ? true : null),
  },
  {
    rule: 'unrepeated',
    weight: 1,
    message: 'The sentence was there before.',
    remedy: 'Say it once.',
    judge: ({ text }) => repeatedSentence(text) ?? true,
  },
  {
    rule: 'secrets',
    weight: 3,
    message: 'A key or password stands in the prompt.',
    remedy: 'Remove it, and make it invalid where it came from.',
    judge: ({ text }) => firstSecret(text) ?? true,
  },
];
