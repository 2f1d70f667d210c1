import type { JsonCursor } from './json-cursor.ts';
import { KeySet } from './key-set.ts';
import type { Range } from './range.ts';
import { readWord } from './read-values.ts';
import type { ScannedBody } from './scanned-body.ts';

const MARK_KEYS = new KeySet(['ttl']);
/** What Anthropic's protocol calls the usual time. The other is an hour. */
const USUAL_TIME = '5m';

/** Reads a cache mark of the caller. One that is null counts, too: another beside it would repeat the key. */
export function readMark(cursor: JsonCursor, found: Pick<ScannedBody, 'marks' | 'longMarks'>): Range {
  found.marks += 1;
  if (cursor.kind() !== 'object') return cursor.skip();
  return cursor.members(MARK_KEYS, (name) => {
    if (name === undefined) cursor.skip();
    else if (readWord(cursor) !== USUAL_TIME) found.longMarks += 1;
  });
}
