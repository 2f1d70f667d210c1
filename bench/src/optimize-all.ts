import type { Optimization, OptimizeInput, PromptRefinery } from '@prompt-refinery/client';

/** Requests at a time. */
const CONNECTIONS = 4;

/**
 * Has the API refine prompts, each with the same options, and gives its answers in their order. Throws at the
 * first refusal.
 */
export async function optimizeAll(
  client: PromptRefinery,
  texts: readonly string[],
  options: Omit<OptimizeInput, 'text'>,
): Promise<Optimization[]> {
  const answers: Optimization[] = [];
  const waiting = texts.entries();
  const connection = async (): Promise<void> => {
    for (const [index, text] of waiting) answers[index] = await client.optimize({ text, ...options });
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return answers;
}
