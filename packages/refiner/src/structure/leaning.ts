/** Beginnings that mean something only behind the sentence before. */
const LEANING_START =
  /^(?:it|its|it's|no wait|no,|nope|wait|actually|make that|or rather|i mean|like,|this|that|these|those|they|they're|their|he|she|his|her|him|them|such|both|neither|so|but|and|or|nor|yet|then|however|otherwise|therefore|thus|hence|instead|still|similarly|likewise|conversely|alternatively|here(?!(?: is| are|'s)\b)|there(?! (?:is|are|was|were)\b)|next|first|second|third|fourth|fifth|firstly|secondly|thirdly|after that|before that|if so|if not|if yes|if no|in that case|in this case|in those cases|in doing so|doing so|to do (?:so|this|that)|for (?:this|that|those|these)|because of (?:this|that)|as a result|in other words|that is|namely|specifically|for example|for instance|e\.g\.|each (?:of|one)|all of (?:these|those|them)|some of (?:these|those|them)|none of|the (?:former|latter|same|first one|second one)|\(?(?:[2-9]|1\d)[.)]|step (?:[2-9]|\d\d)|dies|diese|dieser|dieses|er|sie|es|dabei|dann|außerdem|danach|damit|il (?:doit|devrait|faut|est|ne|peut)|elle|ils|elles|cela|ceci|ensuite|puis|esto|eso|estos|estas|luego|después|además|isso|isto|eles|elas|depois|questo|questi|poi|inoltre)(?=[\s,.:;]|$)/;

/** Pronouns near the start that have no noun before them in their own sentence: "Do not shorten it". */
const EARLY_PRONOUN =
  /^(?:[\p{L}'-]+ ){1,3}(?:it|them|they|him|her|those|these ones|one of them)(?=[\s,.:;!?]|$)/u;

/** "this" and "these" anywhere, but of things that are always there. */
const POINTING =
  /\b(?:this|these|those)\b(?! (?:task|conversation|prompt|chat|session|request|role|interaction|exercise|game|scenario|project|assignment|rules?|guidelines?|instructions?|requirements?|constraints?|format|steps?)\b)/;

const DELIMITED = /\b(?:delimited|enclosed|surrounded) (?:by|in|with)\b/;

const BACKWARD =
  /\b(?:above|aforementioned|preceding|previously|the previous)\b(?! (?:\d|all\b|average\b|zero\b))/;
const FORWARD =
  /\b(?:following|below|as follows|next (?:paragraph|section|text))\b(?! (?:\d|zero\b|average\b|up\b))/;

/** "Keep it short": understood of the answer wherever it stands. */
const ABOUT_THE_ANSWER =
  /^(?:please )?(?:keep|make|limit|format|return|write|present|output|structure|put) (?:it|them)\b/;

/** A sentence in lower case, without marks before its first word. */
export const readable = (sentence: string): string =>
  sentence
    .slice(0, 400)
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[\s*_"'“(-]+/, '');

/** True for a sentence on the answer, which it may call "it". */
export const isAboutAnswer = (sentence: string): boolean => ABOUT_THE_ANSWER.test(readable(sentence));

/** True where a sentence is not understood without the one before it. */
export function leans(sentence: string, afterTask: boolean): boolean {
  const plain = readable(sentence);
  if (LEANING_START.test(plain)) return true;
  // What stands behind the colon is what "this" means.
  if (plain.endsWith(':') || /\b(?:this|these|the following)\b[^.]{0,80}:/.test(plain)) return false;
  if (afterTask && ABOUT_THE_ANSWER.test(plain)) return false;
  return EARLY_PRONOUN.test(plain) || POINTING.test(plain);
}

/** True where a sentence says when it comes rather than what it speaks of: "Then write …". */
export function isSequel(sentence: string): boolean {
  return /^(?:then|next|first|second|third|fourth|fifth|firstly|secondly|thirdly|after that|and then|and|so|now)\b/.test(
    readable(sentence),
  );
}

/** True where a sentence speaks of something "above". */
export function looksBack(sentence: string): boolean {
  return BACKWARD.test(readable(sentence));
}

/** True where a sentence announces what follows it. */
export function looksAhead(sentence: string): boolean {
  const plain = readable(sentence);
  return plain.endsWith(':') || FORWARD.test(plain);
}

/** True where a sentence points at something that stands beside it: "Fix this function". */
export function points(sentence: string): boolean {
  return DELIMITED.test(sentence) || POINTING.test(readable(sentence)) || looksAhead(sentence);
}
