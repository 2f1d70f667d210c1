import type { Context } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';

/** When a key is to stop; null: never. Errors: `validation_failed` for a time that has passed. */
export function readExpiry(ctx: Pick<Context, 'clock'>, expiresAt: string | null): Date | null {
  if (expiresAt === null) return null;
  const time = new Date(expiresAt);
  if (time > ctx.clock.now()) return time;
  throw invalidField('expiresAt', 'must be in the future');
}
