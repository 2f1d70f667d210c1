import type { GatheredTest } from './gather-items.ts';
import type { Slot } from './plan-evaluators.ts';

/** Where the values of a slot go in an item. */
export type Home = { isExpected: true } | { isExpected: false; names: readonly string[] };

/**
 * Where the values of all slots go. The first slot whose value is the right answer has it in `expected`: that
 * of `equals`, else that of `contains`. All others have variables, whose names begin with what no variable of
 * the tests begins with: `assert_`, else `assert2_` … A variable that the tests call `expected` keeps that
 * place.
 */
export function nameVariables(
  slots: readonly Slot[],
  tests: readonly GatheredTest[],
): ReadonlyMap<Slot, Home> {
  const used = new Set<string>();
  for (const { inputs } of tests) for (const input of inputs) for (const name of input.keys()) used.add(name);
  const answers = slots.filter(({ width }) => width !== null);
  const expected = used.has('expected')
    ? undefined
    : (answers.find(({ check }) => check.answer === 'exact') ??
      answers.find(({ check }) => check.answer === 'part'));
  const prefix = freePrefix(used);
  const counts = new Map<string, number>();
  return new Map(
    answers.map((slot): [Slot, Home] => {
      if (slot === expected) return [slot, { isExpected: true }];
      const { label } = slot.check;
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      return [slot, { isExpected: false, names: namesOf(`${prefix}${label}_${count}`, slot.width ?? 0) }];
    }),
  );
}

const namesOf = (name: string, width: number): string[] =>
  width === 1 ? [name] : Array.from({ length: width }, (_, index) => `${name}_${index + 1}`);

/** `assert`, a number or none, and `_` at the start of a name. */
const PREFIX = /^assert(?:[1-9]\d{0,6})?_/;

function freePrefix(used: ReadonlySet<string>): string {
  const taken = new Set([...used].flatMap((name) => PREFIX.exec(name) ?? []));
  for (let number = 1; ; number++) {
    const prefix = number === 1 ? 'assert_' : `assert${number}_`;
    if (!taken.has(prefix)) return prefix;
  }
}
