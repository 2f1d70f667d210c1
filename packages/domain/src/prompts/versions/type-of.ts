import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptType } from '@refinery/contracts/prompts.ts';

/** Whether the prompt is one text, or messages of several roles. */
export function typeOf([first, ...others]: readonly PromptMessage[]): PromptType {
  const isOneText = first !== undefined && others.length === 0 && !isPlaceholder(first);
  return isOneText && first.role === 'user' ? 'text' : 'chat';
}
