/** Signs of mathematics and of units. */
export const MATH = /[\u2190-\u21ff\u2200-\u22ff\u27f0-\u27ff\u2900-\u297f\u2a00-\u2aff➔➜➡]/u;

/** Boxes and blocks are drawn with these. */
const DRAWN = /[\u2500-\u259f]/;
/** Selectors and joiners of emojis. */
const UNSEEN = /[\u200d\ufe00-\ufe0f]/;
const LATIN = new Set('± × ÷ ¬ ² ³ ¹ § − € £ ¥ ∶'.split(' '));
const SMALL = /[\u2070-\u209c]/;

/**
 * Whether a character beyond ASCII is a sign: of mathematics, an arrow, an emoji, a raised or lowered figure.
 */
export const likeSign = (character: string): boolean =>
  LATIN.has(character) ||
  SMALL.test(character) ||
  (/[\u2190-\u2bff]/.test(character) && !DRAWN.test(character) && !UNSEEN.test(character));

const YES = '✅ ✔ ✓ ☑ 👍 🟢';
const NO = '❌ ✗ ✘ ✖ ❎ 👎 🚫 ⛔ 🔴';
const MARKS = new Set(`${YES} ${NO} ⚠ 🟡`.split(' '));

/** Emojis that judge: in front of a sentence they say what to think of it. */
export const isMark = (key: string): boolean => MARKS.has(key);

/** Signs that say the same, one group a line. */
const ALIKE = [
  '✔ ✓ ☑ ✅',
  '✗ ✘ ✖ ❌ ❎',
  '* × · ⋅',
  '/ ÷',
  '!= ≠',
  '<= ≤',
  '>= ≥',
  '~ ≈',
  '& +',
  '/ |',
  '> →',
  '= ≡',
].map((line) => new Set(line.split(' ')));

/** Whether a sign may stand for another one. */
export const areAlike = (a: string, b: string): boolean =>
  a === b || ALIKE.some((group) => group.has(a) && group.has(b));

const AND = /\b(?:and|und|et|y|e|plus|with|add|added)\b|[,;+&]/gi;
const OR = /\b(?:and|or|und|oder|et|ou|o|u|per|pro|par|por|divided|slash|pipe|to)\b|[,|;:()/–]/gi;
const IS = /\b(?:is|are|equals?|means?|be|ist|sind|gleich|heißt|est|es|è|é|same|as)\b|[:→(–,]/gi;
const MORE =
  /\b(?:less|below|under|fewer|more|above|over|than|beyond|before|beats?|least|most|better|larger|smaller|greater|exceeds?)\b|[→,:;›»/]/gi;
const THEN =
  /\b(?:to|into|then|becomes?|yields?|means?|gives?|instead|als|zu|dann|en|vers|a|para)\b|[=:,;—–.()/>]/gi;

/** Words and punctuation that may say what a sign says. */
const WORDS = new Map<string, RegExp>([
  ['&', AND],
  ['&&', AND],
  ['+', AND],
  ['/', OR],
  ['|', OR],
  ['||', OR],
  ['=', IS],
  ['==', IS],
  ['===', IS],
  ['!=', /\b(?:not|isn't|differs?|different|unequal|ungleich)\b|n't/gi],
  ['<', MORE],
  ['>', MORE],
  ['<=', MORE],
  ['>=', MORE],
  ['≤', MORE],
  ['≥', MORE],
  ['→', THEN],
  ['-', /\b(?:minus|less|subtract(?:ed)?|negative|without|hyphen|dash|moins|menos|meno)\b|[:—–,;()]/gi],
  ['×', /\b(?:times|by|x|multipl\w+|mal|fois|per|por|vezes|volte)\b/gi],
  ['*', /\b(?:times|by|x|multipl\w+|mal|fois|per|por|star|asterisk|wildcard)\b/gi],
  ['÷', /\b(?:divided|by|durch|geteilt|divisé|over)\b/gi],
  ['±', /\b(?:plus or minus|plus-minus|give or take|tolerance|plus ou moins|plusminus)\b/gi],
  ['%', /\b(?:per ?cent|percentage|prozent|pour cent|por ciento|per cento|por cento|share)\b/gi],
  ['#', /\b(?:number|no|nr|count|hashtag|hash|sharp)\b/gi],
  ['@', /\b(?:at|mention)\b/gi],
  ['~', /\b(?:about|around|roughly|circa|approx\w*|tilde)\b/gi],
  ['^', /\b(?:power|squared|cubed|caret|hoch)\b/gi],
  ['²', /\b(?:squared?|sq|quadrat)\b|\^2/gi],
  ['³', /\b(?:cubed?|cubic|kubik)\b|\^3/gi],
  ['€', /\b(?:euros?|eur)\b/gi],
  ['$', /\b(?:dollars?|usd)\b/gi],
  ['£', /\b(?:pounds?|gbp)\b/gi],
  ['§', /\b(?:sections?|paragraphs?|paragraf|article)\b/gi],
]);

const PICTURED = /\b(?:emojis?|emoticons?|check ?marks?|ticks?|cross(?:es)?|thumbs?)\b/gi;
const JUDGED =
  /\b(?:do|don't|don’t|not|never|always|yes|no|good|bad|right|wrong|correct|incorrect|avoid|allowed|forbidden|warning|caution|pass(?:ed)?|fail(?:ed)?)\b/gi;

/** What may say a sign in words; in front of a sentence also what judges it. */
export const wordsFor = (key: string, opens: boolean): RegExp =>
  WORDS.get(key) ?? (opens ? JUDGED : PICTURED);
