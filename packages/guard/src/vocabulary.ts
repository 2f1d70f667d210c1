import { GREETING_WORDS } from '@refinery/text/common-nouns.ts';
import { stem } from '@refinery/text/stem.ts';
import { ACTION_VERBS } from '@refinery/text/word-sets.ts';

/** What a word means to the guard, one bit each. */
export const ACTION = 1;
/** Says little about what is forbidden: the object does. */
export const LIGHT = 2;
export const CHANGE = 4;
/** "Keep the signature" keeps "do not change the signature". */
export const KEEPER = 8;
/** Behind these the negated thing stands in front: "comments are not allowed". */
export const PASSIVE = 16;
/** Changes something without adding or taking away: such verbs say the same. */
export const MODIFY = 131072;
/** "Don't hesitate to ask" forbids nothing. */
export const IDLE = 32;
/** Reads as a negation in a refined text, without stating one itself. */
export const WEAK_NOT = 64;
/** Reads as exclusive in a refined text, without stating it itself. */
export const WEAK_ONLY = 128;
/** Ends the reach of a negation. */
export const BREAK = 256;
/** Joins words or clauses. */
export const LINK = 512;
/** Begins a clause behind a comma or "and". */
export const SUBJECT = 1024;
export const FORMAT = 2048;
export const LANGUAGE = 4096;
/** Weekdays and months. */
export const CALENDAR = 8192;
/** May be the first word of a marker of several words. */
export const PHRASE = 16384;
export const BE = 32768;
export const GREETING = 65536;

const split = (list: string): string[] => list.trim().split(/\s+/);

const WORDS: readonly (readonly [number, string])[] = [
  [
    KEEPER,
    'keep keeps keeping kept preserve preserves preserving preserved retain retains leave leaves leaving maintain maintains unchanged intact untouched stay stays remain remains verbatim',
  ],
  [
    PASSIVE,
    'allowed permitted acceptable needed required necessary forbidden prohibited disallowed banned welcome wanted desired',
  ],
  [
    WEAK_NOT,
    'unlike stop stops exclude excludes excluding omit omits skip skips except unless lack lacks zero drop remove',
  ],
  [
    WEAK_ONLY,
    'just alone merely strictly limit limited limits nothing purely simply restrict restricted nur sólo',
  ],
  [BREAK, 'but because so if when while since although though then instead however yet otherwise'],
  [LINK, 'and or nor but , plus & /'],
  [SUBJECT, 'you i we they he she it do does just only please always make simply instead'],
  [FORMAT, 'json xml yaml csv markdown html latex table bullet bullets uppercase lowercase pdf svg sql'],
  [
    LANGUAGE,
    'english german french spanish italian portuguese chinese japanese korean russian arabic hindi dutch turkish polish swedish greek hebrew thai vietnamese kannada punjabi urdu bengali marathi tamil telugu gujarati finnish norwegian danish czech hungarian romanian ukrainian indonesian swahili persian bulgarian nepali latin deutsch englisch français español italiano português',
  ],
  [
    CALENDAR,
    'monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december',
  ],
  [PHRASE, 'instead rather free under other apart aside exception nothing no not or refrain as anything'],
  [BE, 'is are was were be been being am must should can could will would may might shall has have had'],
];
const BITS = new Map<string, number>();
for (const [bit, list] of WORDS) for (const word of split(list)) BITS.set(word, (BITS.get(word) ?? 0) | bit);
for (const word of GREETING_WORDS) BITS.set(word, (BITS.get(word) ?? 0) | GREETING);
for (const verb of ACTION_VERBS) BITS.set(verb, (BITS.get(verb) ?? 0) | ACTION);

const STEMS: readonly (readonly [number, string])[] = [
  [
    LIGHT,
    'use using used include make do have give provide write add put be need want take get say contain respond response reply answer output show additional extra further try start create mention allow permit require forbid prohibit accept need ask any must note remember mind aware advise important crucial essential vital critical imperative',
  ],
  [CHANGE, 'change modify alter edit touch rename remove delete drop lose break rewrite replace add'],
  [MODIFY, 'change modify alter edit touch'],
  [IDLE, 'hesitate worry forget mind'],
];
const STEM_BITS = new Map<string, number>();
for (const [bit, list] of STEMS)
  for (const word of split(list)) STEM_BITS.set(stem(word), (STEM_BITS.get(stem(word)) ?? 0) | bit);

export const bitsOf = (word: string, key: string): number =>
  (BITS.get(word) ?? BITS.get(word.replace(/'s$|(?<=day)s$/, '')) ?? 0) | (STEM_BITS.get(key) ?? 0);

const negators = `not no never without neither nor none nothing nobody nowhere avoid avoids avoiding avoided refrain refrains exclude excludes
excluding omit omits omitting skip forbid forbids forbidden prohibit prohibits prohibited disallow disallowed ban banned non
nicht kein keine keinen keiner keinem keines nie niemals ohne pas jamais sans aucun aucune nunca jamás sin ningún ninguna ninguno
não sem nenhum nenhuma mai senza nessun nessuno nessuna`;
/** Words that negate, of all languages the refiner knows: a false friend negates on both sides alike. */
export const NEGATORS: ReadonlySet<string> = new Set(split(negators));

/** Words that restrict to what they stand with … */
export const ONLY_WORDS: ReadonlySet<string> = new Set(
  split(
    'only solely exclusively nur ausschließlich seulement uniquement solo sólo solamente únicamente apenas somente só soltanto',
  ),
);
/** … and that except it. */
export const EXCEPT_WORDS: ReadonlySet<string> = new Set(
  split('unless except excepting barring besides außer sauf salvo excepto exceto tranne eccetto'),
);

/** Negated forms written without their apostrophe, and those whose verb changes. */
export const NEGATED: ReadonlyMap<string, string> = new Map([
  ["can't", 'can'],
  ['cannot', 'can'],
  ["won't", 'will'],
  ["shan't", 'shall'],
  ["ain't", 'is'],
  ['cant', 'can'],
  ['dont', 'do'],
  ['doesnt', 'does'],
  ['didnt', 'did'],
  ['isnt', 'is'],
  ['arent', 'are'],
  ['shouldnt', 'should'],
  ['wont', 'will'],
]);
