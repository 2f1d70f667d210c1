import { type Change, claim, type Draft } from './draft.ts';
import { isNamed } from './named/is-named.ts';

/**
 * Records a change unless one of its tokens is taken already, or it would change words that are named.
 * Returns whether it was recorded.
 */
export function propose(draft: Draft, change: Change): boolean {
  return proposeTogether(draft, [change]);
}

/** Records changes that make sense together only, as `propose`. Returns whether they were recorded. */
export function proposeTogether(draft: Draft, changes: readonly Change[]): boolean {
  if (!changes.every((change) => isOpen(draft, change))) return false;
  const group = changes.length > 1 ? draft.proposals.length : undefined;
  for (const change of changes) record(draft, change, group);
  return true;
}

function isOpen(draft: Draft, change: Change): boolean {
  for (let i = change.from; i < change.to; i++) if ((draft.owner[i] ?? -1) >= 0) return false;
  return !isNamed(draft, change);
}

/** Records a change whatever it touches. */
export function record(draft: Draft, change: Change, group?: number): void {
  const id = draft.proposals.length;
  draft.proposals.push({ ...change, statement: change.statement ?? false, undone: false, group });
  for (let i = change.from; i < change.to; i++) claim(draft, i, '', id);
  if (change.replacement !== '') claim(draft, change.from, change.replacement, id);
}
