import type { Choice } from './variable.ts';

/** How many items a test makes: one for each combination of the values in its lists. */
export const combinationsOf = (choices: ReadonlyMap<string, readonly Choice[]>): number =>
  choices.values().reduce((product, values) => product * values.length, 1);

/** All combinations, in promptfoo's order: the last variable changes fastest. */
export function* combine(
  choices: ReadonlyMap<string, readonly Choice[]>,
): Iterable<ReadonlyMap<string, Choice>> {
  const variables = [...choices];
  const places = variables.map(() => 0);
  for (;;) {
    const values = variables.flatMap(([name, all], index): [string, Choice][] => {
      const choice = all[places[index] ?? 0];
      return choice ? [[name, choice]] : [];
    });
    yield new Map(values);
    let last = variables.length - 1;
    for (; last >= 0; last--) {
      const next = (places[last] ?? 0) + 1;
      places[last] = next < (variables[last]?.[1].length ?? 0) ? next : 0;
      if (places[last] !== 0) break;
    }
    if (last < 0) return;
  }
}
