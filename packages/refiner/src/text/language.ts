import type { Segment } from './segment.ts';
import { type Token, WORD } from './token.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'other';

const words = (list: string): string[] => list.split(' ');

/** Frequent function words that tell a language apart from the others here. */
const MARKERS: Record<Exclude<Language, 'other'>, readonly string[]> = {
  en: words(
    'the of and to in is that it for you with as are this be your by from or have not will should must please can which an at on if when all any how what write create i my we our me do does use using make them they their there these those into about would could also just only then than its has was were but so such each more provide act want like generate list give explain include following',
  ),
  de: words(
    'der die das und ist nicht ein eine einen einem einer ich du sie er wir ihr mit für auf den dem des zu von im bitte auch wie oder als bei nach aus sind wird werden kann soll sollte muss dass wenn aber nur noch über schreibe erstelle',
  ),
  fr: words(
    'le la les des et est une un je tu il elle nous vous pour dans que qui avec sur au aux du ce cette ces pas ne plus ou mais votre vos être sont fait faire merci écris crée veuillez',
  ),
  es: words(
    'el la los las y es un una que de en por para con no se del al lo como más pero su sus tu mi yo este esta son ser está cuando favor escribe crea sin sobre entre',
  ),
  pt: words(
    'o os as e é um uma que de em por para com não se do da dos das no na nos nas como mais mas seu sua você eu este esta são ser está quando favor escreva crie sem sobre entre isso',
  ),
  it: words(
    'il lo gli i e è un una che di in per con non si del della dei delle al alla come più ma suo sua tu io questo questa sono essere quando favore scrivi crea senza sul tra',
  ),
};

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const;
/** Bit per language for each marker word. */
const BITS = new Map<string, number>();
for (const [index, language] of LANGUAGES.entries())
  for (const word of MARKERS[language]) BITS.set(word, (BITS.get(word) ?? 0) | (1 << index));

interface Evidence {
  counts: number[];
  words: number;
  foreign: number;
}

function gather(tokens: readonly Token[], from: number, to: number): Evidence {
  const evidence: Evidence = { counts: [0, 0, 0, 0, 0, 0], words: 0, foreign: 0 };
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD) continue;
    evidence.words++;
    const bits = BITS.get(token.lower) ?? 0;
    for (let k = 0; k < 6; k++) if (bits & (1 << k)) evidence.counts[k] = (evidence.counts[k] ?? 0) + 1;
    // Letters beyond Latin-1 punctuation: other scripts and accents that English words lack.
    if (bits === 0 && token.lower.charCodeAt(token.lower.length >> 1) > 0xbf) evidence.foreign++;
  }
  return evidence;
}

function best(evidence: Evidence): Language | undefined {
  let top = 0;
  let second = -1;
  for (let k = 1; k < 6; k++) if ((evidence.counts[k] ?? 0) > (evidence.counts[top] ?? 0)) top = k;
  for (let k = 0; k < 6; k++)
    if (k !== top && (second < 0 || (evidence.counts[k] ?? 0) > (evidence.counts[second] ?? 0))) second = k;
  const hits = evidence.counts[top] ?? 0;
  if (evidence.foreign * 2 > evidence.words) return 'other';
  if (hits === 0) return undefined;
  return hits > (evidence.counts[second] ?? 0) ? LANGUAGES[top] : undefined;
}

/** Language of the whole text. Plain ASCII text without any evidence counts as English. */
export function textLanguage(tokens: readonly Token[]): Language {
  const evidence = gather(tokens, 0, tokens.length);
  const language = best(evidence);
  if (language) return language;
  return evidence.counts.every((count) => count === 0) && evidence.foreign === 0 ? 'en' : 'other';
}

/** Language of one sentence; where it says too little, the language of the text. */
export function segmentLanguage(tokens: readonly Token[], part: Segment, ofText: Language): Language {
  const evidence = gather(tokens, part.from, part.to);
  const language = best(evidence);
  if (language === 'other') return 'other';
  if (language === undefined) return evidence.foreign > 0 ? 'other' : ofText;
  if (language === ofText) return language;
  // One stray word ("die", "also") does not make another language.
  return Math.max(...evidence.counts) >= 2 ? language : evidence.foreign > 0 ? 'other' : ofText;
}
