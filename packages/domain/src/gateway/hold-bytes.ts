import { OverloadError } from '@refinery/relay/threads/overload-error.ts';
import type { Context } from '../context/context.ts';
import { overloaded } from './check-body.ts';

/**
 * Counts bytes of a body that are held in memory; answers how to give them back. Errors: 503 `overloaded`
 * where there are too many.
 */
export function holdBytes({ scanner }: Pick<Context, 'scanner'>, count: number): () => void {
  try {
    return scanner.held.hold(count);
  } catch (error) {
    if (error instanceof OverloadError) throw overloaded(error);
    throw error;
  }
}
