import { hintOf } from '@refinery/text/language-hint.ts';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

const KNOWN = new Map<string, boolean>();
const MOST_KNOWN = 20_000;
const LONGEST = 30;
/** Endings of words that are rare with a capital and without, but no names. */
const DERIVED =
  /(?:ly|ing|ed|tion|ions|ment|ments|ness|ity|able|ible|ous|ive|est|ful|less|ship|hood|wards?)$/;

/**
 * True for a word that is mostly written with a capital. The vocabulary of a tokenizer is ordered by how frequent its pieces were in the
 * text it was made from, so the number of a token is a rank: " John" comes long before " john", " shop" before " Shop", and the lower-case
 * form of most names is no token at all.
 */
export function isProperNoun(lower: string): boolean {
  const known = KNOWN.get(lower);
  if (known !== undefined) return known;
  const made = rate(lower);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(lower, made);
  return made;
}

function rate(lower: string): boolean {
  if (lower.length > LONGEST || DERIVED.test(lower) || lower.includes('-')) return false;
  // A frequent word of some language: "Potresti", "Könntest".
  if (hintOf(lower).bits > 0) return false;
  const plain = encode(` ${lower}`);
  const capital = encode(` ${lower[0]?.toUpperCase()}${lower.slice(1)}`);
  if (capital.length > 1) return plain.length > 1 && !isPlural(lower);
  return plain.length > 1 || (capital[0] ?? 0) < (plain[0] ?? 0);
}

const isPlural = (lower: string): boolean =>
  lower.endsWith('s') && encode(` ${lower.slice(0, -1)}`).length === 1;
