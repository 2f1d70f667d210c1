import type { Context } from '../context/context.ts';

/** The o200k tokens of a text that could not be refined; 0 where even counting is too much work. */
export const countOriginal = (ctx: Context, organizationId: string, text: string): Promise<number> =>
  ctx.refiner.countTokens(organizationId, text).catch(() => 0);
