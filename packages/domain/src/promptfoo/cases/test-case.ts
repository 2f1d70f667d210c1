import type { Check } from '../assertions/check.ts';
import type { Layer } from './layer.ts';
import { mergeMetadata } from './metadata.ts';
import type { Effects } from './options.ts';
import type { Choice, Variable } from './variable.ts';

/** A test with all that its layers say. */
export interface TestCase {
  path: string;
  /** The values that each variable takes in turn. */
  choices: ReadonlyMap<string, readonly Choice[]>;
  checks: readonly Check[];
  metadata: ReadonlyMap<string, string>;
}

/** Puts a test together: what comes later goes before what comes earlier, assertions add up. */
export function mergeLayers(
  defaults: Layer,
  own: readonly Layer[],
): TestCase | { path: string; problem: string } {
  const layers = [defaults, ...own];
  const path = (own.at(-1) ?? defaults).path;
  const effects: Effects = Object.fromEntries(layers.flatMap((layer) => Object.entries(layer.effects)));
  if (effects.changesVariables) return { path, problem: 'was left out: code makes its variables' };
  const variables = new Map<string, Variable>();
  for (const layer of layers) {
    if ('problem' in layer.variables)
      return { path, problem: `was left out: ${layer.path} ${layer.variables.problem}` };
    for (const [name, variable] of layer.variables) variables.set(name, variable);
  }
  const checks = [
    ...(effects.refusesDefaults ? [] : defaults.checks),
    ...own.flatMap((layer) => layer.checks),
  ];
  const asked = effects.changesOutputs ? [] : checks;
  return {
    path,
    choices: new Map(
      [...variables].map(([name, { each, whole }]) => [name, (!effects.keepsLists && each) || [whole]]),
    ),
    checks: effects.changesGrader ? asked.filter(({ judged }) => !judged) : asked,
    metadata: mergeMetadata(layers),
  };
}
