import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';

/**
 * A fake vendor's reply that bills what was really sent and answered, in o200k tokens. What vendors add
 * around the messages is left out.
 */
export function billed({ system, messages }: FakeRequest, text: string): Step {
  const inputTokens = [system, ...messages.map((message) => message.text)]
    .map(countTokens)
    .reduce((sum, tokens) => sum + tokens, 0);
  return { kind: 'reply', text, usage: { inputTokens, outputTokens: countTokens(text) } };
}
