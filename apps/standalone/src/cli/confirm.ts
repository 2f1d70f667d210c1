import { createInterface } from 'node:readline/promises';
import { Mistake } from '@refinery/terminal/mistake.ts';

export interface Person {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
}

/** Asks the person at the terminal. Throws `Mistake` where there is none: nobody can answer then. */
export async function confirm(
  question: string,
  { input, output }: Person,
  signal: AbortSignal,
): Promise<boolean> {
  if (!input.isTTY || !output.isTTY)
    throw new Mistake(
      'This asks first, and without a terminal nobody can answer. Give --yes if you are sure',
    );
  const lines = createInterface({ input, output });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    lines.close();
  }
}
