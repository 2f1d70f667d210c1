import type { CreatePromptBody } from '@refinery/contracts/prompts.ts';
import { invalidField } from '../../../errors/invalid-field.ts';

/**
 * The name of a prompt in a request, which may call it `title`. Errors: `validation_failed` for two of them.
 */
export function readName({ name, title }: Pick<CreatePromptBody, 'name' | 'title'>): string | undefined {
  if (name !== undefined && title !== undefined && name !== title) {
    throw invalidField('title', 'must be the same as name where both are there');
  }
  return name ?? title;
}
