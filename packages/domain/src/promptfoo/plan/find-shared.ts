import type { Check } from '../assertions/check.ts';
import type { Input } from '../cases/resolve-input.ts';
import { isScalar } from '../source/plain-values.ts';
import { isReadAlike } from '../source/templates.ts';
import type { GatheredTest } from './gather-items.ts';

/** Longest value that an evaluator holds itself. */
const MAX_TEMPLATE = 10_000;

/**
 * The keys of the checks that every test has and whose values an evaluator can hold, as every item has what
 * they refer to.
 */
export function findShared(tests: readonly GatheredTest[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { checks } of tests)
    for (const key of new Set(checks.map((check) => check.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const everywhere = namesEverywhere(tests.flatMap(({ inputs }) => inputs));
  const fits = ({ values }: Check) =>
    values.every(
      (template) =>
        template.text !== '' &&
        template.text.length <= MAX_TEMPLATE &&
        isReadAlike(template) &&
        template.names.every((name) => everywhere.has(name)),
    );
  const first = tests[0]?.checks ?? [];
  return new Set(
    first.filter((check) => counts.get(check.key) === tests.length && fits(check)).map(({ key }) => key),
  );
}

/** Variables that all items have as a text, a number or a truth value. */
function namesEverywhere(inputs: readonly Input[]): ReadonlySet<string> {
  const names = new Set(inputs[0]?.keys());
  for (const input of inputs) for (const name of names) if (!isScalar(input.get(name))) names.delete(name);
  return names;
}
