import type { Check } from '../assertions/check.ts';
import { type Readers, readAssertions } from '../assertions/read-assertions.ts';
import { stepInto } from '../source/notes.ts';
import { fieldOf, isAbsent, isObject, type PlainObject } from '../source/plain-values.ts';
import { readMetadata } from './metadata.ts';
import { type Effects, effectsOf, noteOptions } from './options.ts';
import { MAX_VARIABLES } from './resolve-input.ts';
import { readVariable, type Variable } from './variable.ts';

/**
 * One test as it is written, or what many have in common: tests are put together from one to three of these.
 */
export interface Layer {
  path: string;
  /** Or why they cannot be read. */
  variables: ReadonlyMap<string, Variable> | { problem: string };
  checks: readonly Check[];
  effects: Effects;
  metadata: ReadonlyMap<string, string>;
  description: string | null;
}

/** What of a test has an effect in promptfoo, and none here. */
const FIELDS: readonly (readonly [field: string, reason: string])[] = [
  ['threshold', 'is left out: every evaluator counts by itself'],
  ['assertScoringFunction', 'is code, which is not run here: every evaluator counts by itself'],
  ['provider', 'is left out: models are named when a run is started'],
  ['providers', 'is left out: every version of a run answers every item'],
  ['prompts', 'is left out: every version of a run answers every item'],
  ['providerOutput', 'is left out: outputs come from the models of a run'],
];

/** Reads one layer, once for all tests that share it. */
export function readLayer(written: PlainObject, path: string, readers: Readers): Layer {
  const { notes } = readers;
  for (const [field, reason] of FIELDS)
    if (!isAbsent(fieldOf(written, field))) notes.add(stepInto(path, field), reason);
  const options = fieldOf(written, 'options');
  const description = fieldOf(written, 'description');
  if (isObject(options)) noteOptions(options, stepInto(path, 'options'), notes);
  return {
    path,
    variables: readVariables(fieldOf(written, 'vars')),
    checks: readAssertions(fieldOf(written, 'assert'), stepInto(path, 'assert'), readers),
    effects: isObject(options) ? effectsOf(options) : {},
    metadata: readMetadata(fieldOf(written, 'metadata'), stepInto(path, 'metadata'), notes),
    description: typeof description === 'string' && description !== '' ? description : null,
  };
}

function readVariables(written: unknown): Layer['variables'] {
  if (isAbsent(written)) return new Map();
  if (!isObject(written)) return { problem: 'has its variables in files, which do not come along' };
  const entries = Object.entries(written);
  if (entries.length > MAX_VARIABLES) return { problem: `has more than ${MAX_VARIABLES} variables` };
  return new Map(entries.map(([name, value]) => [name, readVariable(value)]));
}
