import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import { firstAnswer, type Scenario } from './scenario.ts';

/** What a model does when it is told what it changed: mends it, or answers the same again. */
export type Temper = 'mends' | 'stubborn';

/** A fake model that rewrites the prompts of a round, one scenario for each prompt. */
export function writerOf(scenarios: readonly Scenario[], temper: Temper) {
  return (request: FakeRequest): Step => {
    const [seen, ...turns] = request.messages;
    const scenario = scenarios.find(({ prompt }) => seen?.text.includes(prompt.text));
    if (!scenario) return { kind: 'error', status: 400, message: 'A prompt that nobody asked about' };
    const isRepair = turns.length > 0 && temper === 'mends';
    const refined = isRepair ? scenario.prompt.reference : firstAnswer(scenario);
    return billed(request, JSON.stringify({ refined }));
  };
}
