import { contextTokensOf } from '@refinery/providers/known-models.ts';
import type { CallerContext } from '../../context/context.ts';
import type { Target } from '../../gateway/targets.ts';

/** Of models that the table does not know: most that are served anywhere have as much. */
const DEFAULT_CONTEXT_TOKENS = 32_768;
/** How many times as many tokens as ours a vendor's tokenizer may make of a text. */
const MOST_OF_OURS = 1.5;
/**
 * A text counts at least as if its tokens were this long: a token may be a hundred spaces, and histories are
 * held in memory.
 */
const BYTES_PER_TOKEN = 8;

/** The room that every one of those who may be asked has. */
export const contextTokens = (targets: readonly Pick<Target, 'candidate'>[]): number =>
  Math.min(
    ...targets.map(
      ({ candidate: { provider, model } }) => contextTokensOf(provider, model) ?? DEFAULT_CONTEXT_TOKENS,
    ),
  );

/**
 * Most tokens that a text has: tokenizers differ by a third and more, and none makes more tokens than there
 * are bytes.
 */
export async function mostTokens(
  { actor, refiner }: CallerContext<'refiner'>,
  text: string,
): Promise<number> {
  const bytes = Buffer.byteLength(text);
  const counted = await refiner.countTokens(actor.organizationId, text).catch(() => bytes);
  return Math.min(Math.ceil(Math.max(counted * MOST_OF_OURS, bytes / BYTES_PER_TOKEN)), bytes);
}
