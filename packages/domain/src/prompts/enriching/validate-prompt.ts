import type { ValidatePromptBody, ValidationReply } from '@refinery/contracts/prompt-quality.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { judge } from '../../prompt-quality/judge.ts';
import { readJudged } from './judged-prompt.ts';

/**
 * Judges a prompt by rules. Nothing is stored. Errors: `forbidden`, `validation_failed`, `prompt_not_found`.
 */
export async function validatePrompt(
  ctx: CallerContext,
  input: ValidatePromptBody,
): Promise<ValidationReply> {
  // Whoever may have texts refined may have them judged.
  requirePermission(ctx, 'optimizations:write');
  if (input.promptId !== undefined) requirePermission(ctx, 'prompts:read');
  const { messages, sections } = await readJudged(ctx, input);
  return judge(messages, sections);
}
