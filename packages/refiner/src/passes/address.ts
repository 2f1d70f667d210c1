import type { Language } from '@refinery/text/language.ts';
import { type Draft, type DraftSegment, textOf } from '../draft/draft.ts';
import { SPANISH_VERBS } from '../lexicon/es/verbs.ts';
import { ITALIAN_VERBS } from '../lexicon/it/verbs.ts';
import { byLanguage } from '../requests/by-language.ts';
import type { RomanceVerb } from '../requests/verb-forms.ts';

/** Words by which a prompt addresses its reader politely. */
const POLITE: Partial<Record<Language, RegExp>> = {
  fr: /^(?:vous|votre|vos|(?!chez|assez|nez|rez)\p{L}{2,}ez(?:-.+)?)$/u,
  es: /^(?:usted|ustedes)$/,
  it: /^(?:potrebbe|ringraziarla|chiederle|gentilissim[oa])$/,
};

/** Words by which it does not, in a language where politeness is the rule. */
const FAMILIAR: Partial<Record<Language, RegExp>> = {
  pt: /^(?:tu|teu|tua|teus|tuas|ti|contigo|deves|podes|tens|és|queres|podias|responde|escreve|faz|traduz|.+s-me)$/,
};

/** Imperatives that only a polite writer begins a sentence with: "redacte", not "redacta". */
const politeImperatives = byLanguage<ReadonlySet<string>>({
  es: () => onlyFormal(SPANISH_VERBS),
  it: () => onlyFormal(ITALIAN_VERBS),
});

function onlyFormal(verbs: readonly RomanceVerb[]): ReadonlySet<string> {
  const familiar = new Set(verbs.map((verb) => verb.familiar));
  return new Set(verbs.map(({ formal }) => formal).filter((formal) => !familiar.has(formal)));
}

/** How the author's own sentences address the reader, for requests that do not say. */
export function isPolite(draft: Draft, language: Language): boolean {
  const familiar = FAMILIAR[language];
  if (familiar) return !uses(draft, language, familiar);
  if (language === 'de') return ownSentences(draft, language).some((part) => saysSie(draft, part));
  const polite = POLITE[language];
  if (polite && uses(draft, language, polite)) return true;
  const imperatives = politeImperatives(language);
  return (
    imperatives !== undefined &&
    ownSentences(draft, language).some(({ from }) => imperatives.has(draft.tokens[from]?.lower ?? ''))
  );
}

/** "Sie" within a sentence; at its start it may be she or they. */
function saysSie(draft: Draft, { from, to }: DraftSegment): boolean {
  for (let i = from + 1; i < to; i++)
    if (/^(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)$/.test(textOf(draft, i))) return true;
  return false;
}

/** Short forms of speech. */
const COLLOQUIAL: Partial<Record<Language, RegExp>> = {
  de: /^(?:hab|nix|nen|nem|ner|halt|wär|gibts|bissl|bisschen|grad|check|mach|schreib|sag|hey|moin|doof|vllt|echt)$/,
};

/** Whether the author's own sentences use short forms, as friends do among themselves. */
export function isColloquial(draft: Draft, language: Language): boolean {
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
