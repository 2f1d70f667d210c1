import { firstCharacters } from '@refinery/contracts/first-characters.ts';
import { type Notes, stepInto } from '../source/notes.ts';
import { fieldOf, isAbsent, isObject, type PlainObject } from '../source/plain-values.ts';
import type { TemplateReader } from '../source/templates.ts';
import type { Assertion } from './assertion.ts';
import type { Check, CheckOfKind, Uncarried } from './check.ts';
import { readIsJson, readPattern } from './fixed-kinds.ts';
import { reasonFor } from './reasons.ts';
import { readContains, readEquals, readRubric } from './text-kinds.ts';

/** Most assertions of one list that are read. */
const MAX_ASSERTIONS = 100;
const MAX_NAME = 200;

/** Types that a model judges. */
const JUDGED = ['llm-rubric', 'model-graded-closedqa'];

type ReadKind = (assertion: Assertion, templates: TemplateReader) => CheckOfKind | Uncarried;
const KINDS: ReadonlyMap<string, ReadKind> = new Map<string, ReadKind>([
  ['equals', readEquals],
  ...['contains', 'contains-all', 'contains-any'].map((type) => [type, readContains] as const),
  ...['icontains', 'icontains-all', 'icontains-any'].map((type) => [type, readContains] as const),
  ...['regex', 'starts-with', 'ends-with'].map((type) => [type, readPattern] as const),
  ['is-json', readIsJson],
  ...JUDGED.map((type) => [type, readRubric] as const),
]);

export interface Readers {
  notes: Notes;
  templates: TemplateReader;
}

/** The assertions of one list. What is not imported is told. */
export function readAssertions(list: unknown, path: string, readers: Readers): Check[] {
  const { notes } = readers;
  if (isAbsent(list)) return [];
  if (!Array.isArray(list)) {
    notes.add(path, 'is no list of assertions; files do not come along');
    return [];
  }
  const checks: Check[] = [];
  for (const [assertion, at] of flattened(list, path, notes)) {
    if (checks.length >= MAX_ASSERTIONS) {
      notes.add(path, `has more than ${MAX_ASSERTIONS} assertions: those after ${at} were left out`);
      break;
    }
    const check = isObject(assertion) ? readAssertion(assertion, at, readers) : null;
    if (check) checks.push(check);
    else if (!isObject(assertion)) notes.add(at, 'is no assertion');
  }
  return checks;
}

/**
 * A set passes where all of it does, so its assertions may stand by themselves; with a threshold it is a sum
 * of scores.
 */
function* flattened(list: readonly unknown[], path: string, notes: Notes): Iterable<[unknown, string]> {
  for (const [index, assertion] of list.entries()) {
    const at = stepInto(path, index);
    if (fieldOf(assertion, 'type') !== 'assert-set') {
      yield [assertion, at];
      continue;
    }
    const members = fieldOf(assertion, 'assert');
    if (!isAbsent(fieldOf(assertion, 'threshold')))
      notes.add(at, 'adds up the scores of several assertions, which evaluators do not');
    else if (!Array.isArray(members)) notes.add(at, 'is no list of assertions');
    else {
      noteWeight(assertion, at, notes);
      yield* members.map((member, place): [unknown, string] => [member, stepInto(`${at}.assert`, place)]);
    }
  }
}

function readAssertion(written: PlainObject, path: string, { notes, templates }: Readers): Check | null {
  const full = fieldOf(written, 'type');
  if (typeof full !== 'string') {
    notes.add(path, 'has no type, or refers to what is not in the file');
    return null;
  }
  const negate = full.startsWith('not-');
  const type = negate ? full.slice(4) : full;
  const value = fieldOf(written, 'value');
  const kind = KINDS.get(type);
  const assertion = { type, negate, value, threshold: fieldOf(written, 'threshold') };
  const read = kind
    ? (hindranceOf(written, type) ?? kind(assertion, templates))
    : { problem: reasonFor(type) };
  if ('problem' in read) {
    notes.add(path, `\`${firstCharacters(full, 60)}\` ${read.problem}`);
    return null;
  }
  noteWeight(written, path, notes);
  if (read.judged && !isAbsent(fieldOf(written, 'provider')))
    notes.add(
      stepInto(path, 'provider'),
      "is not carried over: the judge is the organization's default model",
    );
  return named(read, path, full, nameOf(written, path, notes));
}

/** What else an assertion does that no evaluator would. */
function hindranceOf(written: PlainObject, type: string): Uncarried | null {
  if (!isAbsent(fieldOf(written, 'transform')))
    return { problem: 'changes the output by code before it judges' };
  if (JUDGED.includes(type) && !isAbsent(fieldOf(written, 'rubricPrompt')))
    return { problem: 'asks its model in words of its own' };
  if (fieldOf(written, 'normalizeUnicode')) return { problem: 'takes different characters for the same' };
  return null;
}

function noteWeight(written: unknown, path: string, notes: Notes): void {
  const weight = fieldOf(written, 'weight');
  if (!isAbsent(weight) && weight !== 1)
    notes.add(stepInto(path, 'weight'), 'is left out: every evaluator counts by itself');
}

function nameOf(written: PlainObject, path: string, notes: Notes): string | undefined {
  const metric = fieldOf(written, 'metric');
  if (typeof metric !== 'string' || metric.trim() === '') return undefined;
  if (!metric.includes('{{')) return firstCharacters(metric.trim(), MAX_NAME);
  notes.add(stepInto(path, 'metric'), 'is another name for each test: the evaluator has none');
  return undefined;
}

function named(read: CheckOfKind, path: string, type: string, name: string | undefined): Check {
  const slot = JSON.stringify([type, read.shape, name ?? null]);
  const values = read.settled ?? JSON.stringify(read.values.map(({ text }) => text));
  return {
    ...read,
    path,
    label: type
      .replaceAll('-', '_')
      .replace('llm_rubric', 'rubric')
      .replace('model_graded_closedqa', 'criterion'),
    ...(name === undefined ? {} : { name }),
    slot,
    key: `${slot} ${values}`,
  };
}
