import { EXCEPT, FUNCTION, type Item, NOT, ONLY, QUANTITY } from './stream.ts';

/** Two words that restrict or except in one of the languages with a lexicon. */
const PAIRS: ReadonlyMap<string, number> = new Map([
  ['sonst nichts', ONLY],
  ['nichts anderes', ONLY],
  ['nichts außer', ONLY],
  ['rien autre', ONLY],
  ['nada más', ONLY],
  ['mais nada', ONLY],
  ['nada mais', ONLY],
  ["nient'altro", ONLY],
  ['es sei', EXCEPT],
  ['à moins', EXCEPT],
  ['a menos', EXCEPT],
  ['a não', EXCEPT],
  ['a meno', EXCEPT],
]);
/** Behind "es sei", "à moins" and the like: "… denn", "… que". "À moins de 5 km" is a bound. */
const CONJUNCTIONS = new Set(['denn', 'que', 'ser', 'che', 'qu']);
const FRENCH_SECOND = new Set(['pas', 'jamais', 'rien', 'point', 'guère', 'personne']);
/** "Grazie mille", "tausend Dank". */
const THANKS = new Set(['grazie', 'gracias', 'merci', 'dank']);
/** "Ne" and "pas" stand at most this many items apart. */
const FRENCH_REACH = 6;

export type Mark = (first: Item, second: Item | undefined, type: number) => void;

/** As `readMarkers`, for texts in a language other than English. */
export function readLocalMarkers(items: Item[], from: number, to: number, mark: Mark): void {
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item) continue;
    if (item.word === 'ne' && item.type === NOT) readFrenchNegation(items, at, to, mark);
    const next = at + 1 < to ? items[at + 1] : undefined;
    if (item.type === QUANTITY && THANKS.has(next?.word ?? '')) item.type = FUNCTION;
    else if (next?.type === QUANTITY && THANKS.has(item.word)) next.type = FUNCTION;
    const type = next && PAIRS.get(`${item.word} ${next.word}`);
    if (type === undefined) continue;
    if (type === ONLY || CONJUNCTIONS.has(items[at + 2]?.word ?? '')) mark(item, next, type);
  }
}

/** "Ne … pas" is one negation, at "ne"; "ne … que" is "only". */
function readFrenchNegation(items: Item[], at: number, to: number, mark: Mark): void {
  const ne = items[at];
  for (let i = at + 1; ne && i < to && i < at + FRENCH_REACH; i++) {
    const item = items[i];
    if (!item) return;
    const isBound = item.word === 'plus' && items[i + 1]?.word === 'de';
    if (FRENCH_SECOND.has(item.word) || (item.word === 'plus' && !isBound)) {
      item.type = FUNCTION;
      return;
    }
    if (item.type === NOT) return;
    if (item.word === 'que') {
      mark(item, undefined, ONLY);
      ne.type = FUNCTION;
      return;
    }
  }
}
