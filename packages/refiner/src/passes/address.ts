import type { Language } from '@refinery/text/language.ts';
import type { Token } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from '../draft/draft.ts';
import { SPANISH_VERBS } from '../lexicon/es/verbs.ts';
import { FRENCH_VERBS } from '../lexicon/fr/verbs.ts';
import { ITALIAN_VERBS } from '../lexicon/it/verbs.ts';
import { PORTUGUESE_VERBS } from '../lexicon/pt/verbs.ts';
import { byLanguage } from '../requests/by-language.ts';
import type { RomanceVerb } from '../requests/verb-forms.ts';

/** Words by which a prompt addresses its reader. */
interface Address {
  familiar: RegExp;
  polite: RegExp;
}

const ADDRESS: Partial<Record<Language, Address>> = {
  fr: {
    familiar: /^(?:(?:tu|te|toi|ton|ta|tes)|t['’].+|.+-(?:tu|toi))$/u,
    polite: /^(?:vous|votre|vos|(?!chez|assez|nez|rez|rendez-)\p{L}{2,}ez(?:-.+)?)$/u,
  },
  es: {
    familiar: /^(?:tú|te|ti|tu|tus|contigo|eres|debes|puedes|tienes|podrías|quieres)$/u,
    polite: /^(?:usted|ustedes)$/u,
  },
  it: {
    familiar: /^(?:tu|te|ti|tuo|tua|tuoi|tue|sei|devi|puoi|hai|potresti)$/u,
    polite: /^(?:potrebbe|ringraziarla|chiederle|gentilissim[oa])$/u,
  },
  pt: {
    familiar: /^(?:tu|teu|tua|teus|tuas|ti|contigo|deves|podes|tens|és|queres|podias|.+s-me)$/u,
    polite: /^(?:você|vocês|vc)$/u,
  },
};

/** Imperatives with which only a polite or only a familiar writer begins a sentence: "redacte", "redacta". */
const imperatives = byLanguage({
  fr: () => onlyOne(FRENCH_VERBS),
  es: () => onlyOne(SPANISH_VERBS),
  it: () => onlyOne(ITALIAN_VERBS),
  pt: () => onlyOne(PORTUGUESE_VERBS),
});

function onlyOne(verbs: readonly RomanceVerb[]): {
  familiar: ReadonlySet<string>;
  polite: ReadonlySet<string>;
} {
  const familiar = new Set(verbs.map((verb) => verb.familiar));
  const polite = new Set(verbs.map((verb) => verb.formal));
  return { familiar: familiar.difference(polite), polite: polite.difference(familiar) };
}

/** What the sentences of a text say of its author, by language: every request asks for it. */
const TONES = new WeakMap<readonly Token[], Map<Language, Tone>>();

interface Tone {
  polite: boolean | undefined;
  colloquial: boolean;
}

function toneOf(draft: Draft, language: Language): Tone {
  const known = TONES.get(draft.tokens) ?? new Map<Language, Tone>();
  const tone = known.get(language) ?? {
    polite: readPolite(draft, language),
    colloquial: readColloquial(draft, language),
  };
  TONES.set(draft.tokens, known.set(language, tone));
  return tone;
}

/**
 * Whether the author's own sentences address the reader politely, for requests that do not say; undefined
 * where they do not tell, or differ.
 */
export const isPolite = (draft: Draft, language: Language): boolean | undefined =>
  toneOf(draft, language).polite;

/** Whether the author's own sentences use short forms, as friends do among themselves. */
export const isColloquial = (draft: Draft, language: Language): boolean => toneOf(draft, language).colloquial;

function readPolite(draft: Draft, language: Language): boolean | undefined {
  const own = ownSentences(draft, language);
  if (language === 'de')
    return decided(
      saysDu(draft, language),
      own.some((part) => saysSie(draft, part)),
    );
  const address = ADDRESS[language];
  const begins = imperatives(language);
  if (!address || !begins) return undefined;
  const starts = own.map(({ from }) => draft.tokens[from]?.lower ?? '');
  return decided(
    uses(draft, language, address.familiar) || starts.some((word) => begins.familiar.has(word)),
    uses(draft, language, address.polite) || starts.some((word) => begins.polite.has(word)),
  );
}

const decided = (familiar: boolean, polite: boolean): boolean | undefined =>
  familiar === polite ? undefined : polite;

const saysDu = (draft: Draft, language: Language): boolean =>
  uses(draft, language, /^(?:du|dich|dir|dein(?:e[mnrs]?)?)$/u);

/** "Sie" within a sentence; at its start it may be she or they. */
const saysSie = ({ text, tokens }: Draft, { from, to }: DraftSegment): boolean =>
  tokens
    .slice(from + 1, to)
    .some(({ start, end }) => /^(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)$/.test(text.slice(start, end)));

/** Short forms of speech. */
const COLLOQUIAL: Partial<Record<Language, RegExp>> = {
  de: /^(?:hab|nix|nen|nem|ner|halt|wär|gibts|bissl|bisschen|grad|check|mach|schreib|sag|hey|moin|doof|vllt|echt)$/,
};

function readColloquial(draft: Draft, language: Language): boolean {
  const pattern = COLLOQUIAL[language];
  return pattern !== undefined && uses(draft, language, pattern);
}

const ownSentences = ({ whole }: Draft, language: Language): DraftSegment[] =>
  whole.filter((part) => part.language === language);

function uses(draft: Draft, language: Language, pattern: RegExp): boolean {
  return ownSentences(draft, language).some((part) => {
    for (let i = part.from; i < part.to; i++) if (pattern.test(draft.tokens[i]?.lower ?? '')) return true;
    return false;
  });
}
