/** A text as a person reads it, and where each part of it stands in the original. */
export interface ReadableText {
  text: string;
  /** The place in the original of a span of `text`. All offsets in UTF-16 code units. */
  placeOf: (start: number, end: number) => { start: number; end: number };
}

/**
 * Shown as nothing: zero width, direction, variation, soft hyphens, tags, and control characters that are no
 * spaces.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]|(?![\t\n\v\f\r\u0085])\p{Cc}/u;
const DASH = /[\p{Dash_Punctuation}\u2212]/u;
const DIGIT = /\p{Nd}/u;
/** Nothing in it reads otherwise than it is written. */
const PLAIN = /^[\t\n\v\f\r\x20-\x7e]*$/;
/**
 * Signs that stand for whole sentences stay what they are: a text of them would become eighteen times as
 * long.
 */
const LONGEST_FORM = 4;

/**
 * Reads a text as a person does: compatible forms are one (NFKC: full width, ligatures, letters of formulas),
 * every dash is a hyphen and every decimal digit one of 0 to 9, and what is not seen is left out.
 */
export function toReadable(text: string): ReadableText {
  if (PLAIN.test(text)) return { text, placeOf: (start, end) => ({ start, end }) };
  let read = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const unit of readCharacter(character)) {
      read += unit;
      for (let n = 0; n < unit.length; n++) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  const placeOf = (start: number, end: number) => ({
    start: starts[start] ?? text.length,
    end: end > start ? (ends[end - 1] ?? text.length) : (starts[start] ?? text.length),
  });
  return { text: read, placeOf };
}

function readCharacter(character: string): string {
  if (PLAIN.test(character)) return character;
  if (UNSEEN.test(character)) return '';
  const compatible = character.normalize('NFKC');
  const form = compatible.length > LONGEST_FORM ? character : compatible;
  if (DASH.test(form)) return '-';
  return DIGIT.test(form) && !/^[0-9]/.test(form) ? digitOf(form) : form;
}

/** Ten digits stand in a row, and begin at a code point that ends in 0 or 6. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isRound = DIGIT.test(String.fromCodePoint(code & ~0xf));
  return `${(code & 0xf) - (isRound ? 0 : 6)}`;
}
