import type { FakeRequest } from './fake-request.ts';

/** The prompt that an enriching request asked about: what stands between the two delimiter lines. */
export function delimitedPromptIn(request: FakeRequest | undefined): string {
  const text = request?.messages.find(({ role }) => role === 'user')?.text ?? '';
  const delimiter = text.split('\n', 1)[0] ?? '';
  return text.slice(delimiter.length + 1, text.lastIndexOf(`\n${delimiter}`));
}
