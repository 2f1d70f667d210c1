import type { PhrasePass, PhraseRule, Rank } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { gerundOf, thirdPersonOf } from './inflect.ts';

const table = (lines: string): string[][] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(/[|=]/).map((part) => part.trim()));

/** Verbs that say nothing beside the noun of an action. */
const DOING = ['conduct', 'perform', 'carry out', 'do', 'undertake', 'make', 'provide', 'give'];
const SAYING = ['provide', 'give', 'offer', 'present', 'deliver', 'write'];
const LISTING = [
  'provide',
  'give',
  'offer',
  'create',
  'make',
  'write',
  'generate',
  'compile',
  'produce',
  'prepare',
  'come up with',
];

/** Noun with its preposition = verb. */
const ACTIONS = table(`
  analysis of = analyze
  assessment of = assess
  evaluation of = evaluate
  review of = review
  audit of = audit
  examination of = examine
  inspection of = inspect
  investigation of = investigate
  investigation into = investigate
  comparison of = compare
  comparison between = compare
  search for = search for
  check of = check
  validation of = validate
  verification of = verify
`);
const STATEMENTS = table(`
  explanation of = explain
  explanation for = explain
  description of = describe
  summary of = summarize
  discussion of = discuss
  definition of = define
  overview of = outline
  outline of = outline
  translation of = translate
  interpretation of = interpret
  demonstration of = demonstrate
  analysis of = analyze
  assessment of = assess
  evaluation of = evaluate
  comparison of = compare
  comparison between = compare
  estimate of = estimate
`);
const ADVERBS = table(`
  thorough = thoroughly
  careful = carefully
  complete = completely
  full = fully
  brief = briefly
  short = briefly
  concise = briefly
  quick = quickly
  clear = clearly
  critical = critically
  systematic = systematically
`);
/** Behind these the object would stand in the wrong place: "explain in detail it". */
const PRONOUNS = '!it|this|that|these|those|them|him|her|me|us|your|my';
const FOR_ME = ['give me', 'give us', 'provide me with', 'provide us with'];
type Inflection = (verb: string) => string;
const FORMS: readonly Inflection[] = [(verb) => verb, gerundOf, thirdPersonOf];

/** "carry out" → "carrying out", "come up with" → "coming up with". */
function inflect(phrase: string, form: Inflection): string {
  const [verb = '', ...rest] = phrase.split(' ');
  return [form(verb), ...rest].join(' ');
}

/**
 * "provide a thorough analysis of" → "thoroughly analyze", in the forms of the verb but the past, which may
 * be a passive ("you are given a summary of").
 */
function scheme(verbs: readonly string[], nouns: readonly string[][], rank: Rank): PhraseRule[] {
  const rules: PhraseRule[] = [];
  for (const verb of verbs)
    for (const [noun = '', action = ''] of nouns)
      for (const form of FORMS) {
        const replacement = inflect(action, form);
        const wordy = inflect(verb, form);
        rules.push({ pattern: `${wordy} a|an|the? ${noun}`, replacement, rank });
        for (const [adjective = '', adverb = ''] of ADVERBS)
          rules.push({
            pattern: `${wordy} a|an ${adjective} ${noun}`,
            replacement: `${adverb} ${replacement}`,
            rank,
          });
      }
  return rules;
}

/** "give me a detailed explanation of" → "explain in detail". */
function inDetail(verbs: readonly string[], nouns: readonly string[][]): PhraseRule[] {
  return verbs.flatMap((verb) =>
    nouns.map(([noun = '', action = '']) => ({
      pattern: `${verb} a|an detailed|in-depth ${noun} ${PRONOUNS}`,
      replacement: `${action} in detail`,
      rank: 2,
    })),
  );
}

/** "give me a summary of" → "summarize". */
function forMe(nouns: readonly string[][]): PhraseRule[] {
  return FOR_ME.flatMap((verb) =>
    nouns.flatMap(([noun = '', action = '']): PhraseRule[] => [
      { pattern: `${verb} a|an|the ${noun}`, replacement: action, rank: 2 },
      ...ADVERBS.map(
        ([adjective = '', adverb = '']): PhraseRule => ({
          pattern: `${verb} a|an ${adjective} ${noun}`,
          replacement: `${adverb} ${action}`,
          rank: 2,
        }),
      ),
    ]),
  );
}

function lists(): PhraseRule[] {
  return LISTING.flatMap((verb) =>
    FORMS.map(
      (form): PhraseRule => ({
        // "From that list, create a list of …", "take those notes and create a list of …"
        pattern: `!,|and|or ${inflect(verb, form)} a list of !{verb}`,
        replacement: inflect('list', form),
        rank: 1,
      }),
    ),
  );
}

function unique(rules: readonly PhraseRule[]): PhraseRule[] {
  return [...new Map(rules.map((rule) => [rule.pattern, rule])).values()];
}

/** "A summary of ten lines" says how long it is, not of what. */
const NO_LENGTH = '!{number}|at|no|not|about|around|roughly|exactly|up|max|maximum|less|fewer|between';

function aboutThings(rules: readonly PhraseRule[]): PhraseRule[] {
  return rules.map((rule) =>
    rule.pattern.endsWith(' of') ? { ...rule, pattern: `${rule.pattern} ${NO_LENGTH}` } : rule,
  );
}

/** Actions said as nouns: "conduct an analysis of" is "analyze". */
export const NOMINALIZATIONS: PhrasePass = {
  name: 'nominalizations',
  reason: REASONS.wordy,
  language: 'en',
  rules: aboutThings(
    unique([
      ...scheme(DOING, ACTIONS, 2),
      ...scheme(SAYING, STATEMENTS, 2),
      ...inDetail([...DOING, ...FOR_ME], ACTIONS),
      ...inDetail([...SAYING, ...FOR_ME], STATEMENTS),
      ...forMe(STATEMENTS),
      ...lists(),
    ]),
  ),
};
