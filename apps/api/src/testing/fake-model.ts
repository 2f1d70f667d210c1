import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';

/** The prompt that a refining request asked about: what stands between the two delimiter lines. */
export function promptIn(request: FakeRequest | undefined): string {
  const first = request?.messages.find(({ role }) => role === 'user');
  return (first?.text ?? '').split('\n').slice(1, -1).join('\n');
}

/** The reply of a model that does as it is told. */
export const refined = (text: string): Step => ({ kind: 'reply', text: JSON.stringify({ refined: text }) });
