/** A template's texts with something left out or changed, and which of its expressions are left. */
export interface SqlVariant {
  parts: string[];
  kept: number[];
}

/** Stands for an expression in the joined text; no query holds it. */
const HOLE = '\u0001';

const CONDITION = /\b(?:and|or)\b/gi;
/** What ends a condition where no bracket is open. */
const END =
  /\b(?:and|or|order by|group by|limit|for update|returning|then|else|end|on conflict|union|when|select)\b|[;)]/giy;

const SWAPS: readonly [RegExp, string][] = [
  [/<=/g, '<'],
  [/>=/g, '>'],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ desc\b/gi, ''],
  [/ skip locked\b/gi, ''],
  [/\bis not null\b/gi, 'is null'],
  [/\bis null\b/gi, 'is not null'],
];

/** All variants of a query: without each `and` or `or` condition, with each comparison moved by one. */
export function sqlVariants(texts: readonly string[]): SqlVariant[] {
  const query = texts.join(HOLE);
  const variants: string[] = [];
  const marked = mark(query);
  for (const { index } of marked.matchAll(CONDITION)) {
    variants.push(marked.slice(0, index) + marked.slice(conditionEnd(marked, index + 2)));
  }
  for (const [pattern, replacement] of SWAPS) {
    for (const { 0: found, index } of marked.matchAll(pattern)) {
      variants.push(marked.slice(0, index) + replacement + marked.slice(index + found.length));
    }
  }
  return variants.map(split);
}

/** Numbers the holes, so that it shows which are left: each becomes a character of the private use area. */
function mark(query: string): string {
  let next = 0xe000;
  return query.replaceAll(HOLE, () => String.fromCharCode(next++));
}

function split(variant: string): SqlVariant {
  const kept = [...variant.matchAll(/[\ue000-\uf8ff]/g)].map(([hole]) => hole.charCodeAt(0) - 0xe000);
  return { parts: variant.split(/[\ue000-\uf8ff]/), kept };
}

function conditionEnd(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    if (depth === 0) {
      END.lastIndex = index;
      if (END.test(text)) return index;
    }
    if (text[index] === '(') depth++;
    if (text[index] === ')') depth--;
  }
  return text.length;
}
