import { type ListItem, listsIn } from '../lists.ts';
import type { Mutation, MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';

const plain = (item: ListItem): string =>
  item.body
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
const isNumbered = (item: ListItem): boolean => /^\d/.test(item.marker);

/**
 * Drops one item of a list. Left out: items without words or equal to another of the same list; items with
 * lines below them.
 */
export const ITEM_DROPPED: MutationKind = {
  name: 'list item dropped',
  make: (text) => {
    const lines = text.split('\n');
    return listsIn(lines).flatMap((list) =>
      list
        .filter(
          (item) => plain(item) !== '' && list.filter((other) => plain(other) === plain(item)).length === 1,
        )
        .map((item) => ({ original: text, changed: lines.toSpliced(item.from, 1).join('\n') })),
    );
  },
};

/** Swaps two neighbours of a numbered list, the numbers staying where they are. Left out: equal items. */
export const ITEMS_SWAPPED: MutationKind = {
  name: 'numbered items swapped',
  make: (text) => {
    const lines = text.split('\n');
    const made: Mutation[] = [];
    for (const list of listsIn(lines).filter((items) => items.every(isNumbered)))
      for (const [index, item] of list.entries()) {
        const next = list[index + 1];
        if (!next || plain(next) === plain(item)) continue;
        const put = (into: ListItem, body: string): string => {
          const line = lines[into.from] ?? '';
          return replaceAt(line, line.length - into.body.length, line.length, body);
        };
        const swapped = lines.with(item.from, put(item, next.body)).with(next.from, put(next, item.body));
        made.push({ original: text, changed: swapped.join('\n') });
      }
    return made;
  },
};
