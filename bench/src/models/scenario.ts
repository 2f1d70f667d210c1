import type { RealisticPrompt } from '../realistic.ts';
import type { Damage } from './damage.ts';

/** One prompt of a round and what the model makes of it: the reference, or the reference with one thing wrong. */
export interface Scenario {
  prompt: RealisticPrompt;
  damage: Damage | null;
}

/** What the model answers first. */
export const firstAnswer = ({ prompt, damage }: Scenario): string => damage?.text ?? prompt.reference;
