import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';

/** The prompt that a refining request asked about: what stands between the two delimiter lines. */
export function promptIn(request: FakeRequest): string {
  const first = request.messages.find(({ role }) => role === 'user');
  const text = first?.text ?? '';
  const delimiter = text.split('\n', 1)[0] ?? '';
  return text.slice(delimiter.length + 1, text.lastIndexOf(`\n${delimiter}`));
}
