import type { Evaluator, RunArm } from '@prompt-refinery/client';

/**
 * Names that differ: those that others before them have as well get a number, which makes no name that there
 * is already.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let number = 2;
    while (taken.has(`${name} (${number})`)) number += 1;
    const own = `${name} (${number})`;
    taken.add(own);
    return own;
  });
}

/** Keeps the direction of a name from the words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** Most characters of a model's or an evaluator's setting that stand in a name. */
const MOST = 60;

const shortened = (text: string, most = MOST): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()} …` : text;

/** What of an evaluator tells it from others of its kind; null where it has no such setting. */
export function settingOf({ settings }: Pick<Evaluator, 'settings'>): string | null {
  const { value, values, pattern, rubric } = settings;
  const setting = [value, values, pattern, rubric].find((one) => one !== undefined);
  if (setting === undefined) return null;
  return shortened(Array.isArray(setting) ? setting.join(', ') : String(setting));
}

interface ArmTexts {
  versionOf: (version: string) => string;
}

/**
 * What tells the arms of a run apart: their versions, then their models; and their prompts, where there are
 * several.
 * @param promptNames by the ids of prompts
 */
export function armNames(
  arms: readonly RunArm[],
  promptNames: ReadonlyMap<string, string>,
  { versionOf }: ArmTexts,
): string[] {
  const hasOthers = (of: (arm: RunArm) => string): boolean => new Set(arms.map(of)).size > 1;
  const areManyPrompts = hasOthers(({ promptId }) => promptId);
  const areManyModels = hasOthers(modelOf);
  return uniqueNames(
    arms.map((arm) => {
      const version = versionOf(String(arm.version));
      const ofPrompt = areManyPrompts
        ? `${promptNames.get(arm.promptId) ?? arm.promptId}, ${version}`
        : version;
      return areManyModels ? `${ofPrompt}, ${modelOf(arm)}` : ofPrompt;
    }),
  );
}

export const modelOf = ({ provider, model }: Pick<RunArm, 'provider' | 'model'>): string =>
  `${provider}/${model}`;
