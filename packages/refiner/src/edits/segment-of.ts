import type { RemovedSegment } from '../model/types.ts';

/** In UTF-16 units. */
const LONGEST = 200;

/** A segment in whole words on one line. `replacement` is absent where nothing stands there now. */
export function segmentOf(text: string, replacement: string, reason: string): RemovedSegment {
  const made = shown(replacement);
  return { text: shown(text), ...(/[^\s\p{P}]/u.test(made) ? { replacement: made } : {}), reason };
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^[\s,;:]+|(?<![\s,;:])[\s,;:]+$/g, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
