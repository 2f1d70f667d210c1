import type { RealisticPrompt } from '../realistic.ts';
import type { Damage } from './damage.ts';
import type { Told } from './told.ts';
import { touches } from './touches.ts';

/** What a model does when it is told of what it changed: mends it, or answers the same again. Of what it is not told it knows nothing. */
export type Temper = 'mends' | 'stubborn';

/** One prompt of a round and what the model makes of it. */
export interface Scenario {
  prompt: RealisticPrompt;
  /** What is wrong with its answer, if anything. */
  damage: Damage | null;
  temper: Temper;
}

/** What the model answers first: the reference, or that with one thing wrong. */
export const firstAnswer = ({ prompt, damage }: Scenario): string => damage?.text ?? prompt.reference;

/** What it answers when it is told that it changed something. */
export const secondAnswer = (scenario: Scenario, told: Told): string =>
  scenario.temper === 'mends' && isTold(scenario, told) ? scenario.prompt.reference : firstAnswer(scenario);

function isTold({ damage }: Scenario, { original, added }: Told): boolean {
  if (!damage) return false;
  const shown = { id: 0, kind: '', mayBeBackground: false, original: [], rewritten: [damage.text] };
  return (
    original.some((words) => touches(damage, { ...shown, side: 'original', words, passage: words })) ||
    added.some((words) => touches(damage, { ...shown, side: 'rewritten', words, passage: words }))
  );
}
