import { IRREGULAR_VERBS, VERBS } from './lexicon/tag-verbs.ts';
import { MAY } from './tag-set.ts';

export interface VerbForms {
  base: string;
  present: string;
  past: string;
  participle: string;
  gerund: string;
}

const VOWEL = /[aeiou]/;

function regular(base: string, doubles: boolean): VerbForms {
  const last = base.at(-1) ?? '';
  // "mimicking", "panicked".
  const stem = doubles ? base + last : base.endsWith('ic') ? `${base}k` : base;
  const consonantY = last === 'y' && !VOWEL.test(base.at(-2) ?? '');
  const sibilant = /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base);
  const dropsE = last === 'e' && !/(?:ee|oe|ye)$/.test(base);
  const past = last === 'e' ? `${base}d` : consonantY ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return {
    base,
    present: consonantY ? `${base.slice(0, -1)}ies` : sibilant ? `${base}es` : `${base}s`,
    past,
    participle: past,
    gerund: /[^aeiou]ie$/.test(base) ? `${base.slice(0, -2)}ying` : `${dropsE ? base.slice(0, -1) : stem}ing`,
  };
}

/** Base forms whose last letter doubles though the list of irregular verbs does not say so. */
const ALSO_DOUBLED = new Set(
  'begin bet cut dig fit forget get hit let overcome put quit run set shut sit spin split swim win'.split(
    ' ',
  ),
);

const FORMS = new Map<string, VerbForms>();
/** What each verb form may be, and the verb it belongs to. */
const MASKS = new Map<string, number>();
const BASES = new Map<string, string>();

function add(form: string, mask: number, base: string): void {
  MASKS.set(form, (MASKS.get(form) ?? 0) | mask);
  if (!BASES.has(form)) BASES.set(form, base);
}

function load(): void {
  const irregular = new Map<string, string[]>();
  for (const entry of IRREGULAR_VERBS.split(',')) {
    const [base = '', past = '', participle = past] = entry.trim().split(/\s+/);
    irregular.set(base, [past, participle]);
  }
  for (const word of VERBS.trim().split(/\s+/)) {
    const base = word.replace(/(?<![*'])[*']+$/, '');
    const doubles = word.includes("'") || (ALSO_DOUBLED.has(base) && base !== 'overcome');
    const forms = regular(base, doubles);
    const [past, participle] = irregular.get(base) ?? [forms.past, forms.participle];
    const pasts = (past ?? '').split('/');
    const participles = (participle ?? '').split('/');
    FORMS.set(base, { ...forms, past: pasts[0] ?? '', participle: participles[0] ?? '' });
    const noun = word.includes('*') ? MAY.noun : 0;
    add(base, MAY.base | noun, base);
    add(forms.present, MAY.present | noun, base);
    for (const form of pasts) add(form, MAY.past, base);
    for (const form of participles) add(form, MAY.participle, base);
    add(forms.gerund, MAY.gerund, base);
  }
}
load();

/** Base forms of all known verbs. */
export const VERB_BASES: ReadonlySet<string> = new Set(FORMS.keys());

/** Bits of `MAY` that a known verb form has, 0 for other words. */
export function verbMask(word: string): number {
  return MASKS.get(word) ?? 0;
}

/** All forms of the verb that `word` is a form of, or undefined where it is none that is known. */
export function verbForms(word: string): VerbForms | undefined {
  return FORMS.get(BASES.get(word) ?? '');
}
