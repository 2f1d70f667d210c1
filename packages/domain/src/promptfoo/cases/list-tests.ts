import { DomainError } from '../../errors/domain-error.ts';
import type { Readers } from '../assertions/read-assertions.ts';
import type { Expansion } from '../source/expansion.ts';
import { stepInto } from '../source/notes.ts';
import { fieldOf, isAbsent, isObject } from '../source/plain-values.ts';
import type { Configuration } from './configuration.ts';
import { type Layer, readLayer } from './layer.ts';

/** Most items that an import makes, as many as a dataset may have. */
export const MAX_ITEMS = 100_000;
const NO_FILES = 'is in a file, which does not come along: import that file by itself, or put it in here';

export interface WrittenTests {
  defaults: Layer;
  /** What each test is made of: itself, or a case of a scenario and then itself. */
  tests: Iterable<readonly Layer[]>;
}

/**
 * The tests of a configuration: those in the list, then each test of a scenario with each of its cases.
 * Without any, the default test is one, as it is in promptfoo, where it has something in it.
 * Errors: `validation_failed` for more than 100,000.
 */
export function listTests(
  configuration: Configuration,
  expansion: Expansion,
  readers: Readers,
): WrittenTests {
  const listing = new Listing(configuration, expansion, readers);
  const defaults = listing.defaults();
  const tests = listing.tests();
  const scenarios = listing.scenarios();
  const count = scenarios.reduce((sum, { cases, tests }) => sum + cases.length * tests.length, tests.length);
  if (count > MAX_ITEMS) throw tooManyItems();
  const isWritten = ['tests', 'scenarios'].some((field) => !isAbsent(fieldOf(configuration.fields, field)));
  return { defaults, tests: isWritten ? combined(tests, scenarios) : alone(defaults) };
}

export const tooManyItems = (): DomainError =>
  new DomainError('validation_failed', `The tests make more than ${MAX_ITEMS} items.`);

interface Scenario {
  cases: readonly Layer[];
  tests: readonly Layer[];
}

function* combined(tests: readonly Layer[], scenarios: readonly Scenario[]): Iterable<readonly Layer[]> {
  for (const test of tests) yield [test];
  for (const scenario of scenarios)
    for (const one of scenario.cases) for (const test of scenario.tests) yield [one, test];
}

const alone = (defaults: Layer): (readonly Layer[])[] =>
  'size' in defaults.variables && defaults.variables.size + defaults.checks.length === 0 ? [] : [[]];

class Listing {
  private readonly configuration: Configuration;
  private readonly expansion: Expansion;
  private readonly readers: Readers;

  constructor(configuration: Configuration, expansion: Expansion, readers: Readers) {
    this.configuration = configuration;
    this.expansion = expansion;
    this.readers = readers;
  }

  defaults(): Layer {
    const path = this.configuration.pathOf('defaultTest');
    const written = this.read('defaultTest');
    if (!isAbsent(written) && !isObject(written)) this.readers.notes.add(path, NO_FILES);
    return readLayer(isObject(written) ? written : {}, path, this.readers);
  }

  tests(): Layer[] {
    const path = this.configuration.pathOf('tests');
    const written = this.read('tests');
    return isAbsent(written) ? [] : this.layersOf(written, path);
  }

  scenarios(): Scenario[] {
    const path = this.configuration.pathOf('scenarios');
    const written = this.read('scenarios');
    if (isAbsent(written)) return [];
    if (!Array.isArray(written)) {
      this.readers.notes.add(path, NO_FILES);
      return [];
    }
    return written.flatMap((scenario, index) => this.scenario(scenario, stepInto(path, index)));
  }

  private scenario(written: unknown, path: string): Scenario[] {
    if (!isObject(written)) {
      this.readers.notes.add(path, NO_FILES);
      return [];
    }
    const cases = this.layersOf(fieldOf(written, 'config') ?? [], stepInto(path, 'config'));
    const tests = this.layersOf(fieldOf(written, 'tests') ?? [{}], stepInto(path, 'tests'));
    return [{ cases, tests }];
  }

  private layersOf(written: unknown, path: string): Layer[] {
    if (!Array.isArray(written)) {
      this.readers.notes.add(path, NO_FILES);
      return [];
    }
    if (written.length > MAX_ITEMS) throw tooManyItems();
    return written.flatMap((test, index) => {
      const at = stepInto(path, index);
      // An object with a path makes tests by code, or from a file.
      if (isObject(test) && typeof fieldOf(test, 'path') !== 'string')
        return [readLayer(test, at, this.readers)];
      this.readers.notes.add(at, NO_FILES);
      return [];
    });
  }

  private read(field: 'tests' | 'scenarios' | 'defaultTest'): unknown {
    const { fields, pathOf } = this.configuration;
    return this.expansion.read(fieldOf(fields, field), pathOf(field));
  }
}
