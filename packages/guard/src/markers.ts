import type { Language } from '@refinery/text/language.ts';
import { hashOf } from './hash.ts';
import { readLocalMarkers } from './local-markers.ts';
import { EXCEPT, FUNCTION, type Item, NOT, ONLY } from './stream.ts';
import { PHRASE } from './vocabulary.ts';

const NOT_HASH = hashOf('not');
const ONLY_HASH = hashOf('only');
const EXCEPT_HASH = hashOf('except');
const IDLE_AFTER_NOT = new Set(['only', 'just', 'merely', 'simply', 'solely', 'exclusively']);

/** Gives markers of several words among the items from `from` to `to` their meaning: "instead of", "nothing but", "not only", "or not". */
export function readMarkers(items: Item[], from: number, to: number, language: Language): void {
  if (language !== 'en' && language !== 'other') readLocalMarkers(items, from, to, mark);
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (!item || !(item.bits & PHRASE || item.type === NOT)) continue;
    const next = at + 1 < to ? items[at + 1] : undefined;
    const word = next?.word ?? '';
    switch (item.word) {
      case 'instead':
        if (word === 'of') mark(item, next, NOT);
        break;
      case 'rather':
        if (word === 'than') mark(item, next, NOT);
        break;
      case 'free':
        if (word === 'of' || word === 'from') mark(item, next, NOT);
        break;
      case 'refrain':
      case 'refrains':
        if (word === 'from') mute(next);
        break;
      case 'other':
        if (word === 'than') mark(item, next, EXCEPT);
        break;
      case 'apart':
      case 'aside':
        if (word === 'from') mark(item, next, EXCEPT);
        break;
      case 'exception':
        mark(item, undefined, EXCEPT);
        break;
      case 'nothing':
        if (word === 'but' || word === 'else' || word === 'except') mark(item, next, ONLY);
        break;
      case 'under':
        // "not under any circumstances", "under no circumstances": never.
        if (/^circumstances?$/.test(items[at + 2]?.word ?? '')) {
          mute(item);
          mute(items[at + 2]);
        }
        break;
      case 'no':
        if (word === 'other') mark(item, next, items[at + 2]?.word === 'than' ? ONLY : NOT);
        else if (word === 'matter' || word === 'doubt' || word === 'problem') mute(item);
        break;
      case 'or':
        if (next?.type === NOT && (at + 2 >= to || items[at - 1]?.word === 'whether')) mute(next);
        break;
      default:
        if (item.type === NOT && item.word === 'not' && IDLE_AFTER_NOT.has(word)) {
          mute(item);
          mute(next);
        }
    }
  }
}

function mark(first: Item, second: Item | undefined, type: number): void {
  first.type = type;
  first.key = type === NOT ? 'not' : type === ONLY ? 'only' : 'except';
  first.hash = type === NOT ? NOT_HASH : type === ONLY ? ONLY_HASH : EXCEPT_HASH;
  first.bits = 0;
  if (second) {
    first.end = second.end;
    mute(second);
  }
}

function mute(item: Item | undefined): void {
  if (!item) return;
  item.type = FUNCTION;
  item.bits = 0;
}
