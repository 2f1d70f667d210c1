import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { type Notes, stepInto } from '../source/notes.ts';
import { fieldOf, isAbsent, isObject, type PlainObject } from '../source/plain-values.ts';

/** Where the tests of a file are. */
export interface Configuration {
  name: string | null;
  /** What lies at the paths of the file that are read: `tests`, `scenarios`, `defaultTest`. */
  fields: PlainObject;
  /** Path of each of them. */
  pathOf(field: 'tests' | 'scenarios' | 'defaultTest'): string;
}

const MAX_NAME = 200;
const CODE = 'is code, which is not run here';
/** Fields at the top that have an effect on results in promptfoo, and none here. */
const FIELDS: readonly (readonly [field: string, reason: string])[] = [
  ['prompts', 'is left out: prompts live in the library'],
  ['providers', 'is left out: models are named when a run is started'],
  ['targets', 'is left out: models are named when a run is started'],
  ['providerPromptMap', 'is left out: models are named when a run is started'],
  ['evaluateOptions', 'is left out: a run has settings of its own, `repeats` among them'],
  ['commandLineOptions', 'is left out: a run has settings of its own'],
  ['derivedMetrics', 'is left out: nothing is computed from the scores of several evaluators'],
  ['extensions', CODE],
  ['nunjucksFilters', CODE],
  ['assertionAliases', CODE],
  ['env', 'is left out: nothing here reads an environment'],
  ['redteam', 'is left out: no attacks are made up here'],
];
const KNOWN = [...FIELDS.map(([field]) => field), 'tests', 'scenarios', 'defaultTest'];

/**
 * Finds the tests in a configuration, in a file of tests only (a list, or one test), or in an exported
 * evaluation, which holds its configuration. Errors: `invalid_upload` for anything else.
 */
export function findConfiguration(parsed: unknown, notes: Notes): Configuration {
  if (Array.isArray(parsed)) return { name: null, fields: { tests: parsed }, pathOf: (field) => field };
  if (!isObject(parsed)) throw noConfiguration();
  const has = (name: string) => !isAbsent(fieldOf(parsed, name));
  const config = fieldOf(parsed, 'config');
  if (isObject(config) && (has('results') || has('evalId'))) return configurationAt(config, 'config', notes);
  if (KNOWN.some(has)) return configurationAt(parsed, '', notes);
  if (has('vars') || has('assert'))
    return { name: null, fields: { tests: [parsed] }, pathOf: (field) => field };
  throw noConfiguration();
}

function configurationAt(config: PlainObject, base: string, notes: Notes): Configuration {
  for (const [field, reason] of FIELDS)
    if (!isAbsent(fieldOf(config, field))) notes.add(stepInto(base, field), reason);
  const description = fieldOf(config, 'description');
  const name =
    typeof description === 'string' ? firstCharacters(toStorableText(description).trim(), MAX_NAME) : '';
  return { name: name || null, fields: config, pathOf: (field) => stepInto(base, field) };
}

const noConfiguration = (): DomainError =>
  new DomainError(
    'invalid_upload',
    'The file is no configuration of promptfoo: it has none of `tests`, `scenarios`, `defaultTest` and `prompts`.',
  );
