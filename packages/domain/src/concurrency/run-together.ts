/** What waits for its turn: the items, and what becomes of them. */
interface Group<Item, Result> {
  items: Item[];
  results: Promise<readonly Result[]>;
}

/**
 * Makes a call of many: what comes under a key while earlier ones of it run is run together, next. Whoever
 * comes alone waits for nothing, and everybody's work begins after they came. A run that fails fails for all
 * of it.
 * @param work gives a result for each item, in their order
 * @param maxItems most of them in one run
 */
export function runTogether<Item, Result>(
  work: (key: string, items: readonly Item[]) => Promise<readonly Result[]>,
  maxItems = 100,
): (key: string, item: Item) => Promise<Result> {
  const open = new Map<string, Group<Item, Result>>();
  const last = new Map<string, Promise<unknown>>();
  return async (key, item) => {
    const waiting = open.get(key);
    const group = waiting && waiting.items.length < maxItems ? waiting : openGroup(key);
    const place = group.items.push(item) - 1;
    const result = (await group.results)[place];
    if (result === undefined) throw new Error(`Nothing came of item ${place} of ${group.items.length}.`);
    return result;
  };

  function openGroup(key: string): Group<Item, Result> {
    const before = last.get(key);
    const items: Item[] = [];
    const group = { items, results: run() };
    open.set(key, group);
    last.set(key, group.results);
    return group;

    async function run(): Promise<readonly Result[]> {
      await before?.catch(() => undefined);
      // What else this turn of the event loop brings goes along.
      await Promise.resolve();
      if (open.get(key) === group) open.delete(key);
      try {
        return await work(key, items);
      } finally {
        if (last.get(key) === group.results) last.delete(key);
      }
    }
  }
}
