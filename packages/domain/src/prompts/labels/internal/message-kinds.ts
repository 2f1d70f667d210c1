import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';

/** Who says each message, and where the placeholders stand: `system`, `{{history}}`, `user`. */
export const kindsOf = (messages: readonly PromptMessage[]): string[] =>
  messages.map((message) => (isPlaceholder(message) ? `{{${message.placeholder}}}` : message.role));

/** Whether both have the same roles and placeholders in the same order. */
export const areAlike = (before: readonly PromptMessage[], after: readonly PromptMessage[]): boolean =>
  kindsOf(before).join() === kindsOf(after).join();
