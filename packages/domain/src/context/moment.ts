import type { Given } from '@refinery/db/built-statement.ts';
import { newIdTime } from '@refinery/db/ids.ts';
import type { Context } from './context.ts';

/** When something happens, as statements say it: values, or slots for them. */
export interface Moment {
  /** As ISO 8601. */
  now: Given<string>;
  /** What ids begin with that a statement makes, see `newIdPerRow`. */
  idTime: Given<string>;
}

export const momentOf = ({ clock }: Pick<Context, 'clock'>) => ({
  now: clock.now().toISOString(),
  idTime: newIdTime(),
});
