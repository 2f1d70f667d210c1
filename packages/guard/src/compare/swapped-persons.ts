import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

const PERSONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '1': "i me myself i'm i'll i've i'd ich mich mir je j' me moi yo mí io 我 私",
    '2': "you yourself you're you'll you've you'd du dich dir tu te toi ti te 你",
    m: 'he him himself er ihn ihm él lui ele egli 他 彼',
    f: "she her herself she's elle ella lei ela 她 彼女",
    p: "they them they're 他们 彼ら",
    w: "we us we're we'll wir uns nous nosotros noi nós 我们",
  }).flatMap(([person, words]) => words.split(' ').map((word) => [word, person] as const)),
);
const WORDS = /[\p{L}\p{N}]+(?:['-][\p{L}]+)*/gu;
/** They take another form with another person. */
const FORMS = new Set(
  'am is are was were be will would have has had do does did bin ist bist sind hast hat habe wird wirst werde'.split(
    ' ',
  ),
);

/** "Call me if she is late" that became "call her if I am late": the same words, said of others. */
export function swappedPersons(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const { before, after, place } of changedSentences(pair)) {
    const [was, now] = [partsOf(before), partsOf(after)];
    if (was.persons.length === 0 || was.persons.length !== now.persons.length) continue;
    if (was.persons === now.persons || was.rest !== now.rest) continue;
    found.push(doubtOf('role', place, 'it now says this of somebody else'));
  }
  return found;
}

/** The persons of a sentence in order, and its other words. */
function partsOf(sentence: string): { persons: string; rest: string } {
  const words: readonly string[] = sentence.match(WORDS) ?? [];
  return {
    persons: words.map((word) => PERSONS.get(word) ?? '').join(''),
    rest: words
      .filter((word) => !PERSONS.has(word) && !FORMS.has(word))
      .map(plainOf)
      .join(' '),
  };
}

/** "She calls" and "I call". */
const plainOf = (word: string): string => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word);
