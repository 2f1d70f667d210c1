import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { type AskedDoubt, answersTo } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import type { Scenario } from './scenario.ts';
import { touches } from './touches.ts';

export const READERS = ['truthful', 'silent', 'malformed', 'says yes', 'background first'] as const;
export type ReaderKind = (typeof READERS)[number];

/**
 * A fake second reader. The truthful one knows each scenario's damage and says changed to the doubts that touch it; one calls background
 * whatever it may, and is truthful about the rest.
 */
export function readerOf(scenarios: readonly Scenario[], kind: ReaderKind) {
  const answer: Record<ReaderKind, (request: FakeRequest) => string> = {
    truthful: (request) => answersTo(request, (doubt) => !isChanged(scenarios, doubt)),
    silent: () => '{"changed":[],"kept":[]}',
    malformed: () => 'Looks fine to me: {"changed":[],"kept":[1,2',
    'says yes': (request) => answersTo(request, () => true),
    'background first': (request) =>
      answersTo(request, (doubt) => (doubt.mayBeBackground ? 'background' : !isChanged(scenarios, doubt))),
  };
  return (request: FakeRequest): Step => billed(request, answer[kind](request));
}

function isChanged(scenarios: readonly Scenario[], doubt: AskedDoubt): boolean {
  const scenario = scenarios.find(({ prompt }) =>
    doubt.original.every((passage) => prompt.text.includes(passage)),
  );
  return scenario?.damage ? touches(scenario.damage, doubt) : false;
}
