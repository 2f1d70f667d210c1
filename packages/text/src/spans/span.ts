import type { SpanKind } from '../token.ts';

export interface Span {
  kind: SpanKind;
  end: number;
}

/** State of one scan: what keeps repeated failing searches from making it quadratic. */
export interface ScanState {
  text: string;
  /** Closing delimiters known not to occur after the position at which they were searched. */
  missing: Map<string, number>;
  /** Characters that searches for the end of unmatched brackets may still look at. */
  budget: number;
}

export function scanState(text: string): ScanState {
  return { text, missing: new Map(), budget: 4 * text.length + 1000 };
}

/** Like `text.indexOf`, remembering failures so that any number of searches costs one. */
export function find(state: ScanState, what: string, from: number): number {
  const known = state.missing.get(what);
  if (known !== undefined && from >= known) return -1;
  const at = state.text.indexOf(what, from);
  if (at < 0) state.missing.set(what, from);
  return at;
}

/** End of the sticky match of `pattern` at `at`, or -1. */
export function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
