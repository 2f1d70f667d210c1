import type { Random } from '@refinery/testing/random.ts';
import type { Operation } from '../document.ts';
import type { FuzzRequest } from '../request.ts';
import type { World } from '../world.ts';

/** A request on its way from valid to hostile. */
export interface Draft extends FuzzRequest {
  /** The body as a value, where it is JSON that has not been written yet. */
  json: unknown;
}

/** Changes something about a request for the worse. */
export type Attack = (draft: Draft, random: Random, at: { operation: Operation; world: World }) => void;

/** Puts a header in place of those of its name. */
export function setHeader(draft: Draft, name: string, value: string): void {
  draft.headers = draft.headers.filter(([known]) => known.toLowerCase() !== name);
  draft.headers.push([name, value]);
}
