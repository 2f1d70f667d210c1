import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';

/** The prompt that a refining request asked about: what stands between the two delimiter lines. */
export function promptIn(request: FakeRequest): string {
  const first = request.messages.find(({ role }) => role === 'user');
  return (first?.text ?? '').split('\n').slice(1, -1).join('\n');
}
