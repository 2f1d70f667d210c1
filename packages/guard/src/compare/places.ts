import { FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import { isIdeographic } from '../read/ideographs.ts';
import { CONTENT, LIGHT, NUMBER, SPAN, type Term } from '../read/term.ts';
import { Families, PREFIX, pushKin } from './families.ts';

/** Terms that a term of the other text can be paired with by what they say. */
export const isMatchable = ({ type }: Term): boolean =>
  type === CONTENT || type === LIGHT || type === SPAN || type === NUMBER;

/** Of the words in a compound, in characters. */
const SHORTEST_PART = 4;
const LONGEST_PART = 24;
/** What stands between the words of a compound: "Umzug|s|kiste". */
const JOINT = /(?:e?s|e?n|er|e)$/;

/** What a compound says of its other word: "comma-separated", "rule-based". By their keys. */
const JOINED = new Set('separ bas styl lik relat specif level siz orient delimit'.split(' '));

const NONE: readonly number[] = [];

/**
 * Where words stand in a text: by what they say, by synonym group, and by their family. What is asked twice
 * is worked out once.
 */
export class Places {
  private readonly terms: readonly Term[];
  private readonly compounds: boolean;
  private readonly byKey = new Map<string, number[]>();
  /** Keys of phrases, and of placeholders, by each of their words. */
  private readonly phrases = new Map<string, string[]>();
  /** Terms with which a word stands here for the first time. */
  private readonly firsts: number[] = [];
  private synonyms: Map<number, string[]> | undefined;
  private families: Families | undefined;
  private readonly known = new Map<string, readonly number[]>();

  /** `compounds`: of a language that writes several words as one. */
  constructor(terms: readonly Term[], compounds: boolean) {
    this.terms = terms;
    this.compounds = compounds;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      if (term && isMatchable(term)) this.add(term, i);
    }
  }

  private add(term: Term, i: number): void {
    const { key, type } = term;
    if (type === NUMBER) for (const raw of rawOf(term)) this.put(raw, i);
    if (term.inner) for (const word of term.inner) pushKin(this.phrases, word, key);
    if (!this.put(key, i) || type === NUMBER || type === SPAN) return;
    this.firsts.push(i);
    if (key.includes(' '))
      for (const part of key.split(' ')) if (part.length > 2) pushKin(this.phrases, part, key);
  }

  /**
   * Keys by synonym group. Most words are found as they are: synonyms and families are looked at when the
   * first one is not.
   */
  private get byGroup(): Map<number, string[]> {
    if (this.synonyms) return this.synonyms;
    this.synonyms = new Map();
    for (const i of this.firsts) {
      const { groups = NONE, key = '' } = this.terms[i] ?? {};
      for (const group of groups) pushKin(this.synonyms, group, key);
    }
    return this.synonyms;
  }

  private get kin(): Families {
    if (this.families) return this.families;
    this.families = new Families(this.compounds);
    for (const i of this.firsts) this.families.add(this.terms[i]?.key ?? '');
    return this.families;
  }

  /** True for a key that was not there before. */
  private put(key: string, i: number): boolean {
    const places = this.byKey.get(key);
    if (places) places.push(i);
    else this.byKey.set(key, [i]);
    return !places;
  }

  /** Terms that may say what `term` says, in order. */
  of(term: Term): readonly number[] {
    const exact = this.byKey.get(term.key);
    if (term.type === SPAN) return exact ?? NONE;
    const parts = this.partsOf(term.key);
    if (exact) return parts.length > 0 ? [...exact, ...parts] : exact;
    const known = this.known.get(term.key);
    if (known) return known;
    const found = term.type === NUMBER ? this.ofNumber(term) : parts.length > 0 ? parts : this.akin(term);
    this.known.set(term.key, found);
    return found;
  }

  /** Phrases that hold a word. */
  private partsOf(key: string): readonly number[] {
    const phrases = this.phrases.get(key);
    return phrases ? this.at(phrases) : NONE;
  }

  private at(keys: readonly string[]): readonly number[] {
    return keys.length === 1
      ? (this.byKey.get(keys[0] ?? '') ?? NONE)
      : [...new Set(keys)].flatMap((key) => this.byKey.get(key) ?? NONE);
  }

  private akin(term: Term): readonly number[] {
    const { key } = term;
    const synonyms =
      term.groups.length > 0 ? this.at(term.groups.flatMap((group) => this.byGroup.get(group) ?? [])) : NONE;
    if (synonyms.length > 0) return synonyms;
    if (key.includes(' ')) return this.ofWords(key.split(' '));
    if (key.includes('-')) return this.ofWords(key.split('-').filter((part) => !JOINED.has(part)));
    if (isIdeographic(key)) return this.ofCharacters(key);
    return this.ofFamily(key);
  }

  private ofFamily(key: string): readonly number[] {
    const base = key.endsWith('abl') ? this.byKey.get(key.slice(0, -3)) : undefined;
    if (base) return base;
    const kin = this.kin.byPrefix(key).filter((other) => isKin(key, other));
    return kin.length > 0 || !this.compounds ? this.at(kin) : this.ofCompounds(key);
  }

  /** Compounds that begin or end with a word, or the parts of one where all of them stand here. */
  private ofCompounds(key: string): readonly number[] {
    if (key.length < PREFIX) return NONE;
    const whole = [
      ...this.kin.byPrefix(key).filter((other) => other.startsWith(key)),
      ...this.kin.bySuffix(key).filter((other) => other.endsWith(key)),
    ];
    if (whole.length > 0) return this.at(whole);
    for (let cut = SHORTEST_PART; cut <= Math.min(key.length - SHORTEST_PART, LONGEST_PART); cut++) {
      const right = this.byKey.get(key.slice(cut));
      const left =
        right && (this.byKey.get(key.slice(0, cut)) ?? this.byKey.get(key.slice(0, cut).replace(JOINT, '')));
      if (left) return [...left, ...right];
    }
    return NONE;
  }

  /** Numbers of the same digits where one of both has no unit: "10, 20 and 40 s". */
  private ofNumber(term: Term): readonly number[] {
    const digits = rawOf(term).flatMap((raw) => this.byKey.get(raw) ?? NONE);
    return digits.filter((i) => (this.terms[i]?.unit === '') !== (term.unit === ''));
  }

  /** Words of characters of which one has all those of the other, or half of them and the first. */
  private ofCharacters(key: string): readonly number[] {
    const shared = new Map<string, number>();
    for (const character of new Set(key))
      for (const other of this.kin.byCharacter(character)) shared.set(other, (shared.get(other) ?? 0) + 1);
    return this.at(
      [...shared]
        .filter(
          ([other, count]) =>
            count >= Math.min(key.length, other.length) ||
            (key[0] === other[0] && count * 2 >= Math.max(key.length, other.length)),
        )
        .map(([other]) => other),
    );
  }

  /** A phrase is there where its words are; "apply to" says "apply for". */
  private ofWords(words: readonly string[]): readonly number[] {
    const heavy = words.filter((part) => part.length > 2 && !FUNCTION_WORDS.has(part));
    const [only = '', ...others] = heavy;
    if (others.length === 0) {
      const phrases = this.partsOf(only);
      return this.byKey.get(only) ?? (phrases.length > 0 ? phrases : this.ofFamily(only));
    }
    const places = heavy.map((part) => this.byKey.get(part));
    return places.every((place) => place !== undefined) ? (places[0] ?? NONE) : NONE;
  }
}

/** The digits of a number without its unit. */
function rawOf(term: Term): string[] {
  if (term.unit === 'date') return [];
  if (term.unit !== 'clock') return [`#${term.raw}`];
  if (term.value % 60 !== 0) return [];
  const hours = term.value / 60;
  return hours > 12 ? [`#${hours}`, `#${hours - 12}`] : [`#${hours}`];
}

/** "pronounce" and "pronunciation": words of one family, as far as their letters tell. */
function isKin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a[common] === b[common]) common++;
  return common >= PREFIX && common * 10 >= Math.max(a.length, b.length) * 6 && shorter - common <= 3;
}
