import type { Language } from '@refinery/text/language.ts';
import type { Draft } from '../draft/draft.ts';

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

/** How the author's own sentences address the reader, for requests that do not say. */
export function isPolite(draft: Draft, language: Language): boolean {
  const familiar = FAMILIAR[language];
  if (familiar) return !uses(draft, language, familiar);
  const polite = POLITE[language];
  return polite !== undefined && uses(draft, language, polite);
}

function uses(draft: Draft, language: Language, pattern: RegExp): boolean {
  return draft.whole.some((part) => {
    if (part.language !== language) return false;
    for (let i = part.from; i < part.to; i++) if (pattern.test(draft.tokens[i]?.lower ?? '')) return true;
    return false;
  });
}
