import { type RefineOptions, refineFaithfully } from '@refinery/refiner';
import type { Input } from '../command/input.ts';
import { write } from '../command/streams.ts';

import { linesOf } from './lines.ts';
import { BadLine, readPromptLine } from './prompt-line.ts';
import { savedPercent, toReply } from './reply.ts';

/**
 * Refines one prompt a line, in order, one after the other and at the pace of the reader. A bad line is named on stderr and the others
 * go on. Answers whether all lines were good.
 */
export async function refineLines(input: Input, options: RefineOptions): Promise<boolean> {
  const sum = { prompts: 0, bad: 0, before: 0, after: 0 };
  let number = 0;
  for await (const bytes of linesOf(input)) {
    number++;
    try {
      const prompt = readPromptLine(bytes);
      if (!prompt) continue;
      const result = refineFaithfully(prompt.text, options);
      const reply = toReply(prompt.text, options, result);
      const answer = { id: prompt.id, original: prompt.text, refined: result.refinedText, ...reply };
      sum.prompts++;
      sum.before += result.originalTokens;
      sum.after += result.refinedTokens;
      await write(process.stdout, `${JSON.stringify(answer)}\n`);
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      sum.bad++;
      await write(process.stderr, `Line ${number}: ${error.message}\n`);
    }
  }
  if (process.stderr.isTTY) await write(process.stderr, summary(sum));
  return sum.bad === 0;
}

function summary({
  prompts,
  bad,
  before,
  after,
}: {
  prompts: number;
  bad: number;
  before: number;
  after: number;
}): string {
  const lines = bad === 0 ? '' : `, ${bad} bad ${bad === 1 ? 'line' : 'lines'}`;
  return `${prompts} ${prompts === 1 ? 'prompt' : 'prompts'}${lines}: ${before} → ${after} tokens, ${savedPercent(before, after)} % saved\n`;
}
