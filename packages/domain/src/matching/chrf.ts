/**
 * N-grams of 1 to 6 characters, recall four times as weighty as precision: the values of the paper, and
 * sacreBLEU's "chrF2".
 */
const MAX_ORDER = 6;
const BETA = 2;

/**
 * How similar an output is to a reference, 0–1: chrF2 (Popović, "chrF: character n-gram F-score for automatic
 * MT evaluation", 2015), as sacreBLEU 2 computes it for one sentence: white space does not count, precision
 * and recall are averaged over the orders that both texts have, and the F-score is made of the averages. Not
 * symmetric: what the output lacks weighs more than what it has beside. Two texts without any character are
 * the same (1). Characters are code points. Time and memory are linear in both lengths.
 */
export function chrf(output: string, reference: string): number {
  const [hypothesis, original] = [charactersOf(output), charactersOf(reference)];
  if (!hypothesis.length && !original.length) return 1;
  const matches = matchesByOrder(hypothesis, original);
  const orders = matches.length;
  if (orders === 0) return 0;
  const share = (count: number, { length }: Uint32Array, place: number) => count / (length - place);
  const precision = matches.reduce((sum, count, place) => sum + share(count, hypothesis, place), 0) / orders;
  const recall = matches.reduce((sum, count, place) => sum + share(count, original, place), 0) / orders;
  if (precision + recall === 0) return 0;
  return Math.min(1, ((1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall));
}

function charactersOf(text: string): Uint32Array {
  const characters = new Uint32Array(text.length);
  let length = 0;
  for (const character of text.replace(/\s+/g, '')) characters[length++] = character.codePointAt(0) ?? 0;
  return characters.subarray(0, length);
}

/** How many n-grams the texts share, by their order; only orders that both have. */
function matchesByOrder(output: Uint32Array, reference: Uint32Array): number[] {
  const matches: number[] = [];
  // Each n-gram is named by the n-gram before its last character, and that character: no two have the same
  // name.
  let before: Named = { output: new Int32Array(output.length), reference: new Int32Array(reference.length) };
  for (let order = 1; order <= Math.min(MAX_ORDER, output.length, reference.length); order++) {
    const named = nameLonger(before, { output, reference }, order);
    matches.push(countShared(named));
    before = named;
  }
  return matches;
}

/** For each place of a text the n-gram that begins there, by number; −1: the reference has no such n-gram. */
interface Named {
  output: Int32Array;
  reference: Int32Array;
}

/** Beyond all code points. */
const CHARACTERS = 0x11_0000;

function nameLonger(
  before: Named,
  texts: { output: Uint32Array; reference: Uint32Array },
  order: number,
): Named {
  const numbers = new Map<number, number>();
  const keyAt = (text: Uint32Array, shorter: Int32Array, place: number) =>
    (shorter[place] ?? 0) * CHARACTERS + (text[place + order - 1] ?? 0);
  const reference = new Int32Array(texts.reference.length - order + 1);
  for (let place = 0; place < reference.length; place++) {
    const key = keyAt(texts.reference, before.reference, place);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    reference[place] = number;
  }
  const output = new Int32Array(texts.output.length - order + 1);
  for (let place = 0; place < output.length; place++) {
    const isKnown = (before.output[place] ?? -1) >= 0;
    output[place] = isKnown ? (numbers.get(keyAt(texts.output, before.output, place)) ?? -1) : -1;
  }
  return { output, reference };
}

/** Each n-gram of the reference is shared as often as the output has it, too. */
function countShared({ output, reference }: Named): number {
  const left = new Int32Array(reference.length);
  for (const number of reference) left[number] = (left[number] ?? 0) + 1;
  let shared = 0;
  for (const number of output) {
    const count = left[number] ?? 0;
    if (count <= 0) continue;
    left[number] = count - 1;
    shared++;
  }
  return shared;
}
