import { type PlainVerb, verbBeforeMasu, verbBeforeTe } from './plain-verbs.ts';
import { DEED, NOUN } from './words.ts';

/** What of a sentence becomes plain: characters `start` to `end`, exclusive. */
export interface PlainChange {
  start: number;
  end: number;
  replacement: string;
}

/** What may stand behind a polite verb: the end, or more of the sentence. */
const BEHIND = '(?=[。！!）)」]|$|が|ので|けど|けれど|から、|し、|と、)';
const ENDS = '(?=[。！!）)]|$)';

interface Ending {
  pattern: RegExp;
  /** What stands for a match behind `before`; undefined where that is unclear. */
  plain: (before: string, match: RegExpExecArray) => { cut: number; text: string } | undefined;
}

const as = (text: string) => () => ({ cut: 0, text });
const dictionary = (verb: PlainVerb | undefined) => verb && { cut: verb.cut, text: verb.dictionary };
const negative = (verb: PlainVerb | undefined) => verb && { cut: verb.cut, text: verb.negative };

const IS_DEED = new RegExp(`${DEED}$`, 'u');
/** Adjectives take no "だ" before "が". */
const ADJECTIVE = /(?:[なたしいよ良多高低長短強弱]い|[すにくづ]らい)$/;

const ENDINGS: readonly Ending[] = [
  { pattern: new RegExp(`ないで(?:ください|下さい)ね?${BEHIND}`, 'dgu'), plain: as('ない') },
  {
    pattern: new RegExp(`([てで])(?:ください|下さい)ね?${ENDS}`, 'dgu'),
    plain: (before, { 1: te = '' }) =>
      before.endsWith('し') && IS_DEED.test(before.slice(0, -1))
        ? { cut: 1, text: '' }
        : dictionary(verbBeforeTe(before, te)),
  },
  {
    pattern: new RegExp(`お([\\u4e00-\\u9fff][ぁ-ん]{0,3})(?:ください|下さい)${ENDS}`, 'dgu'),
    plain: (_, { 1: stem = '' }) => {
      const verb = verbBeforeMasu(stem);
      return verb && { cut: 0, text: stem.slice(0, stem.length - verb.cut) + verb.dictionary };
    },
  },
  {
    pattern: new RegExp(`ご(${NOUN}{2})(?:ください|下さい)${ENDS}`, 'dgu'),
    plain: (_, { 1: deed = '' }) => ({ cut: 0, text: deed }),
  },
  { pattern: new RegExp(`、?(?:よろしく|宜しく)お願い(?:いた|致)?します${ENDS}`, 'dgu'), plain: as('') },
  {
    pattern: new RegExp(`(?<=で|まで|${NOUN}{2})を?お願い(?:いた|致)?します${ENDS}`, 'dgu'),
    plain: as(''),
  },
  {
    pattern: new RegExp(`(?<=[るうくすつむぶぐいただな])[のん]です${ENDS}`, 'dgu'),
    plain: (before) => ({ cut: before.endsWith('な') ? 1 : 0, text: '' }),
  },
  { pattern: /(?<=[るうくすつむぶぐいただ])んですが(?=、)/dgu, plain: as('が') },
  { pattern: /なんですが(?=、)/dgu, plain: as('だが') },
  { pattern: new RegExp(`です${ENDS}`, 'dgu'), plain: as('') },
  {
    pattern: /です(?=が|けど|けれど|し、|から、)/dgu,
    plain: (before) =>
      ADJECTIVE.test(before)
        ? { cut: 0, text: '' }
        : /[い、。]$|^$/.test(before)
          ? undefined
          : { cut: 0, text: 'だ' },
  },
  {
    pattern: /です(?=ので)/dgu,
    plain: (before) =>
      ADJECTIVE.test(before)
        ? { cut: 0, text: '' }
        : /[い、。]$|^$/.test(before)
          ? undefined
          : { cut: 0, text: 'な' },
  },
  { pattern: new RegExp(`ます${BEHIND}`, 'dgu'), plain: (before) => dictionary(verbBeforeMasu(before)) },
  { pattern: new RegExp(`ません${BEHIND}`, 'dgu'), plain: (before) => negative(verbBeforeMasu(before)) },
];

/** Politeness in any form; "ですます調" only names it. */
export const POLITE =
  /です(?!・?ます)|でし[たょ]|(?<!励|済|悩|です|です・)ます|ませ[んに]|まし[たてょ]|ください|下さい|くださ|ござい|いただ|頂[きくけい]|もらえ|もらい|お願い|存じ|おり(?=[、。])|いたし|致し|ほしい|欲しい|たく(?=、)/;

/** What makes a sentence a plain note ("漢字を減らしてください。" → "漢字を減らす。"); undefined where that is unclear. */
export function plainNote(sentence: string): PlainChange[] | undefined {
  const changes: PlainChange[] = [];
  for (const { pattern, plain } of ENDINGS)
    for (const match of sentence.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (changes.some((change) => change.start < end && match.index < change.end)) continue;
      const found = plain(sentence.slice(0, match.index), match);
      if (!found) return undefined;
      changes.push({ start: match.index - found.cut, end, replacement: found.text });
    }
  changes.sort((a, b) => a.start - b.start);
  return POLITE.test(applied(sentence, changes)) ? undefined : changes;
}

function applied(sentence: string, changes: readonly PlainChange[]): string {
  let made = '';
  let from = 0;
  for (const { start, end, replacement } of changes) {
    made += sentence.slice(from, start) + replacement;
    from = end;
  }
  return made + sentence.slice(from);
}
