import type { RealisticPrompt } from '../realistic.ts';
import type { Damage } from './damage.ts';

/** What a model does when it is told what it changed: mends it, or answers the same again. */
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

/** What it answers when it is told what it changed. */
export const secondAnswer = (scenario: Scenario): string =>
  scenario.temper === 'mends' ? scenario.prompt.reference : firstAnswer(scenario);
