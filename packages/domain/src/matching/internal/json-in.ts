/** The fence that models like to put around JSON. */
const FENCE_START = /^```(?:json)?[^\S\n]*\n/i;
const FENCE_END = '```';

/**
 * Parses a text as JSON, which may stand in one fence (```` ```json ````) and between white space. Throws
 * SyntaxError for any other text. Linear in the length.
 */
export function jsonIn(text: string): unknown {
  const trimmed = text.trim();
  const start = FENCE_START.exec(trimmed)?.[0].length ?? 0;
  if (start === 0 || !trimmed.endsWith(FENCE_END)) return JSON.parse(trimmed);
  return JSON.parse(trimmed.slice(start, -FENCE_END.length));
}
