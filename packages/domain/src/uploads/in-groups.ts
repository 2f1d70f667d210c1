/** Bounds of one insert statement. */
const ROWS = 500;
const CHARACTERS = 4_000_000;

/** Items in the groups in which they are written. */
export async function* inGroups<Item>(
  items: AsyncIterable<Item>,
  sizeOf: (item: Item) => number,
): AsyncIterable<Item[]> {
  let group: Item[] = [];
  let characters = 0;
  for await (const item of items) {
    group.push(item);
    characters += sizeOf(item);
    if (group.length < ROWS && characters < CHARACTERS) continue;
    yield group;
    group = [];
    characters = 0;
  }
  if (group.length) yield group;
}
