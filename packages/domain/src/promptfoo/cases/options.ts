import { type Notes, stepInto } from '../source/notes.ts';
import { fieldOf, isAbsent, type PlainObject } from '../source/plain-values.ts';

const CODE = 'is code, which is not run here';
const REASONS: ReadonlyMap<string, string> = new Map([
  ['transform', `${CODE}: the assertions judge what it makes of the output, so they were left out`],
  ['postprocess', `${CODE}: the assertions judge what it makes of the output, so they were left out`],
  ['transformVars', `${CODE}: the tests whose variables it makes were left out`],
  ['rubricPrompt', 'asks the grader in words of its own: assertions that a model judges were left out'],
  ['provider', "is not carried over: the judge is the organization's default model"],
  ['prefix', 'is left out: it belongs to the prompt'],
  ['suffix', 'is left out: it belongs to the prompt'],
  ['repeat', 'is left out: runs take `repeats`'],
  ['storeOutputAs', 'is left out: items do not use the outputs of others'],
]);
/** Read here, or without an effect on what an item is. */
const SILENT = new Set([
  ...['disableVarExpansion', 'disableDefaultAsserts', 'disableConversationVar', 'runSerially'],
]);

/** Tells of the options that are not carried over. */
export function noteOptions(options: PlainObject, path: string, notes: Notes): void {
  for (const [name, value] of Object.entries(options)) {
    if (SILENT.has(name) || isAbsent(value)) continue;
    notes.add(
      stepInto(path, name),
      REASONS.get(name) ?? 'is left out: a prompt of the library has settings of its own',
    );
  }
}

/** What options do to a test; nothing for those that are not written. */
export interface Effects {
  changesOutputs?: boolean;
  changesVariables?: boolean;
  changesGrader?: boolean;
  keepsLists?: boolean;
  refusesDefaults?: boolean;
}

/** What the options of one layer do; the effects of a later layer go before those of an earlier one. */
export function effectsOf(options: PlainObject): Effects {
  const written = (name: string): boolean | undefined => {
    const value = fieldOf(options, name);
    return isAbsent(value) ? undefined : Boolean(value);
  };
  const effects: Record<keyof Effects, boolean | undefined> = {
    changesOutputs: written('transform') ?? written('postprocess'),
    changesVariables: written('transformVars'),
    changesGrader: written('rubricPrompt'),
    keepsLists: written('disableVarExpansion'),
    refusesDefaults: written('disableDefaultAsserts'),
  };
  return Object.fromEntries(Object.entries(effects).filter(([, value]) => value !== undefined));
}
