import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import { firstAnswer, type Scenario, secondAnswer } from './scenario.ts';
import { toldIn } from './told.ts';

/** A fake model that rewrites the prompts of a round, one scenario for each prompt. */
export function writerOf(scenarios: readonly Scenario[]) {
  return (request: FakeRequest): Step => {
    const [seen, ...turns] = request.messages;
    const scenario = scenarios.find(({ prompt }) => seen?.text.includes(prompt.text));
    if (!scenario) return { kind: 'error', status: 400, message: 'A prompt that nobody asked about' };
    const turn = turns.at(-1);
    const refined = turn ? secondAnswer(scenario, toldIn(turn.text)) : firstAnswer(scenario);
    return billed(request, JSON.stringify({ refined }));
  };
}
