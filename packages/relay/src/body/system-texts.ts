import type { Range } from './range.ts';
import { decodeString } from './read-values.ts';
import type { ScannedBody, SystemText } from './scanned-body.ts';

/**
 * Texts of a body that are decoded, the characters of one of them, and of all together: no longer one is
 * refined.
 */
const MOST_TEXTS = 50;
const LONGEST = 200_000;
const MOST_CHARACTERS = 1_000_000;
/** With every character as an escape, and the quotes. */
const MOST_BYTES = 6 * LONGEST + 2;

/**
 * Adds system texts to what was found in a body. What nobody looks at is not decoded: it would also be copied
 * between threads.
 */
export function addSystemTexts(
  { systemTexts }: Pick<ScannedBody, 'systemTexts'>,
  bytes: Buffer,
  ranges: readonly Range[],
  source: SystemText['source'],
): void {
  for (const range of ranges) {
    const isRead = systemTexts.length < MOST_TEXTS && range.end - range.start <= MOST_BYTES;
    const text = isRead ? decodeString(bytes, range) : '';
    const before = isRead ? systemTexts.reduce((sum, other) => sum + (other.text?.length ?? 0), 0) : 0;
    const isKept = isRead && text.length <= LONGEST && before + text.length <= MOST_CHARACTERS;
    systemTexts.push({ range, text: isKept ? text : undefined, source });
  }
}
