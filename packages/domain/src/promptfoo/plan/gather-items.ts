import type { Check } from '../assertions/check.ts';
import type { Readers } from '../assertions/read-assertions.ts';
import { combinationsOf, combine } from '../cases/expand-case.ts';
import { MAX_ITEMS, tooManyItems, type WrittenTests } from '../cases/list-tests.ts';
import { type Input, resolveInput } from '../cases/resolve-input.ts';
import { mergeLayers, type TestCase } from '../cases/test-case.ts';
import { stepInto } from '../source/notes.ts';
import type { Size } from '../source/size.ts';

/** A test whose variables were read. */
export interface GatheredTest {
  path: string;
  checks: readonly Check[];
  metadata: ReadonlyMap<string, string>;
  /** One for each combination of the values in its lists. */
  inputs: readonly Input[];
}

/**
 * The inputs of all tests. Tests that cannot be imported are told.
 * Errors: `validation_failed` for more than 100,000 items, or too large ones.
 */
export function gatherItems({ defaults, tests }: WrittenTests, readers: Readers, size: Size): GatheredTest[] {
  const gathered: GatheredTest[] = [];
  let count = 0;
  for (const own of tests) {
    const test = mergeLayers(defaults, own);
    if ('problem' in test) {
      readers.notes.add(test.path, test.problem);
      continue;
    }
    count += combinationsOf(test.choices);
    if (count > MAX_ITEMS) throw tooManyItems();
    const inputs = inputsOf(test, readers, size);
    const { path, checks, metadata } = test;
    if (inputs.length > 0) gathered.push({ path, checks, metadata, inputs });
  }
  return gathered;
}

/** None where one of the combinations cannot be read. */
function inputsOf(test: TestCase, { notes, templates }: Readers, size: Size): Input[] {
  const inputs: Input[] = [];
  for (const choices of combine(test.choices)) {
    const resolved = resolveInput(choices, templates, size);
    if ('problem' in resolved) {
      notes.add(test.path, `was left out: ${resolved.problem}`);
      return [];
    }
    for (const [name, value] of resolved.input) size.grow(name, value);
    const path = stepInto(test.path, 'vars');
    for (const [name, choice] of choices)
      if ('change' in choice && choice.change)
        notes.once(`${name} ${choice.change}`, stepInto(path, name), choice.change);
    for (const name of resolved.unknown)
      notes.once(`unknown ${name}`, path, `has {{${name}}}, which is no variable: kept as text`);
    inputs.push(resolved.input);
  }
  return inputs;
}
