import type { MutationKind } from '../mutation.ts';
import { isOrdinalMark, replaceEvery } from '../prose.ts';

const LONG_FORMS: readonly [RegExp, string][] = [
  [/\bdo not\b/g, "don't"],
  [/\bDo not\b/g, "Don't"],
  [/\bdoes not\b/g, "doesn't"],
  [/\bdid not\b/g, "didn't"],
  [/\bis not\b/g, "isn't"],
  [/\bare not\b/g, "aren't"],
  [/\bwas not\b/g, "wasn't"],
  [/\bshould not\b/g, "shouldn't"],
  [/\bcannot\b/g, "can't"],
  [/\bwill not\b/g, "won't"],
  [/\bI am\b/g, "I'm"],
  [/\bI will\b/g, "I'll"],
  [/\byou will\b/g, "you'll"],
  [/\bYou will\b/g, "You'll"],
  [/\byou are\b/g, "you're"],
  [/\bYou are\b/g, "You're"],
  [/\bit is\b/g, "it's"],
];

const both = (name: string, pairs: readonly (readonly [RegExp, string])[]): MutationKind => ({
  name,
  make(text) {
    let changed = text;
    for (const [pattern, instead] of pairs)
      for (const made of replaceEvery(changed, pattern, () => instead)) changed = made.changed;
    return changed === text ? [] : [{ original: text, changed }];
  },
});

export const CONTRACTED = both('contractions made', LONG_FORMS);
export const EXPANDED = both(
  'contractions expanded',
  LONG_FORMS.map(([long, short]) => [
    new RegExp(String.raw`(?<![\w\ue000])${short.replace("'", "['’]")}(?![\w'’])`, 'g'),
    long.source.replaceAll('\\b', ''),
  ]),
);

const WORDS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

export const TO_DIGITS: MutationKind = {
  name: 'number words to digits',
  make: (text) =>
    replaceEvery(
      text,
      new RegExp(String.raw`(?<![\w\ue000-])(?:${WORDS.join('|')})(?![\w\ue000-])`, 'g'),
      ({ text: word }) => String(WORDS.indexOf(word) + 2),
    ),
};

/** Left out: marks of list items, numbers that are part of dates, times, decimals and signs. */
export const TO_WORDS: MutationKind = {
  name: 'digits to number words',
  make: (text) =>
    replaceEvery(text, /(?<![\w\ue000.,:/$€£#%-])(?:[2-9]|1\d|20)(?= [a-z])/g, ({ at, text: digits }) =>
      isOrdinalMark(text, at) ? undefined : WORDS[Number(digits) - 2],
    ),
};

/** Left out: the letter "a" as a thing ("the letter a", "a) …"), headings and other words in title case. */
export const WITHOUT_ARTICLES: MutationKind = {
  name: 'articles dropped',
  make: (text) =>
    replaceEvery(
      text,
      /(?<=[a-z] )(?<!\b(?:letter|letters|letter-|grade|vitamin|plan|option) )(?:a|an|the) (?=[a-z]{2,})/g,
      () => '',
    ),
};

export const WITHOUT_OPENERS: MutationKind = {
  name: 'polite openers removed',
  make: (text) =>
    replaceEvery(
      text,
      /(?<=^|[.!?] )(?:Please |I want you to |I would like you to |Could you please |Can you please |Could you |Can you |Kindly )(?=[a-z])(.)/gm,
      ({ groups: [initial = ''] }) => initial.toUpperCase(),
    ),
};

/** "You must not include X." as a note: "No X." Left out: what is no plain object of up to three words. */
export const TELEGRAPHIC_NEGATION: MutationKind = {
  name: 'negation as a note',
  make: (text) =>
    replaceEvery(
      text,
      /(?<=^|[.!] )(?:You (?:must|should) not|Do not|Don['’]t|Never) (?:use|include|add|write|provide|give) (?:any |a |an |the )?((?:[a-z]+ ){0,2}[a-z]+)(?=[.\n]|$)/gm,
      ({ groups: [object = ''] }) =>
        /\b(?:to|in|of|or|and|that|with|than|from|for|at|on)\b/.test(object) ? undefined : `No ${object}`,
    ),
};

/** "The report should not be longer than 3 pages": "Report: at most 3 pages". */
export const TELEGRAPHIC_BOUND: MutationKind = {
  name: 'bound as a note',
  make: (text) =>
    replaceEvery(
      text,
      /(?<=^|[.!] )(?:Your|The) ((?:[a-z]+ )?[a-z]+) (?:should|must|can|may) (?:(?:contain|have|be|include) )?(at least|at most|less than|more than|no more than|exactly|no longer than|not be longer than|not exceed) (?=\w)/gm,
      ({ groups: [subject = '', bound = ''] }) => {
        const note = /no|longer|exceed/.test(bound) ? 'at most' : bound;
        return `${subject.replace(/^./, (initial) => initial.toUpperCase())}: ${note} `;
      },
    ),
};
