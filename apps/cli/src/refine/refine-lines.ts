import { type RefineOptions, refineFaithfully } from '@refinery/refiner';
import { write } from '@refinery/terminal/streams.ts';
import type { Input } from '../command/input.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { answerLines, badLines, type LineAnswers } from '../jsonl/answer-lines.ts';
import { type PromptLine, readPromptLine } from './prompt-line.ts';
import { savedPercent, toReply } from './reply.ts';

/** Refines one prompt a line, see `answerLines`. Answers whether all lines were good. */
export async function refineLines(
  input: Input,
  options: RefineOptions,
  surroundings: Surroundings,
): Promise<boolean> {
  const { stderr } = surroundings;
  const sum = { prompts: 0, before: 0, after: 0 };
  const answers: LineAnswers<PromptLine> = {
    read: readPromptLine,
    answer: ({ id, text }) => {
      const result = refineFaithfully(text, options);
      sum.prompts++;
      sum.before += result.originalTokens;
      sum.after += result.refinedTokens;
      return { id, original: text, refined: result.refinedText, ...toReply(text, options, result) };
    },
  };
  const bad = await answerLines(input, answers, surroundings);
  if (stderr.isTTY) await write(stderr, summary(sum, bad));
  return bad === 0;
}

function summary(
  { prompts, before, after }: { prompts: number; before: number; after: number },
  bad: number,
): string {
  return `${prompts} ${prompts === 1 ? 'prompt' : 'prompts'}${badLines(bad)}: ${before} → ${after} tokens, ${savedPercent(before, after)} % saved\n`;
}
