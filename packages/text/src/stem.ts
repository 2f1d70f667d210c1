const CACHE = new Map<string, string>();
const LARGEST_CACHE = 20_000;

const ENDINGS: readonly [string, string][] = [
  ['izations', 'ize'],
  ['ization', 'ize'],
  ['ations', 'at'],
  ['ation', 'at'],
  ['fulness', 'ful'],
  ['iveness', 'iv'],
  ['ements', ''],
  ['ement', ''],
  ['ments', ''],
  ['ment', ''],
  ['nesses', ''],
  ['ness', ''],
  ['ities', ''],
  ['ity', ''],
  ['ically', 'ic'],
  ['ingly', ''],
  ['edly', ''],
  ['ions', ''],
  ['ion', ''],
  ['ings', ''],
  ['ing', ''],
  ['iers', 'i'],
  ['ied', 'i'],
  ['ies', 'i'],
  ['ers', ''],
  ['er', ''],
  ['ed', ''],
  ['es', ''],
  ['ly', ''],
  ['s', ''],
  ['e', ''],
  ['y', 'i'],
];

/**
 * Crude common form of an English word's variants: equal for "explain", "explains", "explaining" and
 * "explained".
 */
export function stem(word: string): string {
  const known = CACHE.get(word);
  if (known !== undefined) return known;
  const made = makeStem(word);
  if (CACHE.size >= LARGEST_CACHE) CACHE.clear();
  if (word.length < 40) CACHE.set(word, made);
  return made;
}

function makeStem(word: string): string {
  let base = word.replace(/['’]s?$/, '');
  for (const [ending, instead] of ENDINGS) {
    if (base.length - ending.length < 3 || !base.endsWith(ending)) continue;
    if (ending === 's' && base.endsWith('ss')) break;
    base = base.slice(0, -ending.length) + instead;
    break;
  }
  // "planning" and "plan", "stopped" and "stop".
  const last = base.length - 1;
  if (base.length > 3 && base[last] === base[last - 1] && !'aeiouls'.includes(base[last] ?? ''))
    base = base.slice(0, -1);
  return base.replace(/e$/, '').replace(/at$/, (end, at: number) => (at >= 4 ? '' : end));
}
