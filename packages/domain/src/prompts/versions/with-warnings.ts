import type { ChangedPromptReply, PromptReply } from '@refinery/contracts/prompts.ts';
import { templateWarnings } from './internal/template-warnings.ts';

/** A prompt as whoever has changed it sees it: with what looks like a variable in it and is none. */
export const withWarnings = (reply: PromptReply): ChangedPromptReply => ({
  ...reply,
  warnings: templateWarnings(reply.source ?? reply.messages),
});
