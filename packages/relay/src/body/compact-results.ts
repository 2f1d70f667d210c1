import { compactJson } from './compact-json.ts';
import type { Range } from './range.ts';
import type { Replacement } from './splice.ts';
import { jsonToolResult } from './tool-results.ts';

/**
 * More than a model reads. Of each result alone, since what is done to it must be the same in every turn of a
 * conversation.
 */
const MAX_RESULT_BYTES = 1024 * 1024;
/** No conversation has more. The first ones, which are the same in every turn. */
const MOST_RESULTS = 10_000;

/** Tool results without white space, in a form that goes from thread to thread in no time. */
export interface CompactedResults {
  /**
   * Three for each result that has changed: where its string begins and ends in the body, and how many bytes
   * take its place.
   */
  places: Uint32Array;
  /** What takes their places, one behind the other. */
  json: Uint8Array;
  /** Places with white space that had a line break, and others. */
  breaks: number;
  gaps: number;
}

/** The ranges of the tool results that are looked at: the begin and the end of each. */
export function packRanges(ranges: readonly Range[]): Uint32Array {
  return Uint32Array.from(ranges.slice(0, MOST_RESULTS).flatMap(({ start, end }) => [start, end]));
}

/**
 * Removes the white space outside strings from tool results that are one JSON object or list. The others stay
 * as they are.
 * @param ranges of `packRanges`
 */
export function compactResults(bytes: Buffer, ranges: Uint32Array): CompactedResults {
  const places: number[] = [];
  const parts: Buffer[] = [];
  let [breaks, gaps] = [0, 0];
  for (let at = 0; at < ranges.length; at += 2) {
    const range = { start: ranges[at] ?? 0, end: ranges[at + 1] ?? 0 };
    if (range.end - range.start > MAX_RESULT_BYTES) continue;
    const text = jsonToolResult(bytes, range);
    const compacted = text === undefined ? undefined : compactJson(text);
    if (!compacted || compacted.breaks + compacted.gaps === 0) continue;
    const json = Buffer.from(JSON.stringify(compacted.text));
    places.push(range.start, range.end, json.byteLength);
    parts.push(json);
    breaks += compacted.breaks;
    gaps += compacted.gaps;
  }
  return { places: Uint32Array.from(places), json: Buffer.concat(parts), breaks, gaps };
}

/** What puts them in the places of the results. */
export function replaceResults({ places, json }: CompactedResults): Replacement[] {
  const replacements: Replacement[] = [];
  let from = 0;
  for (let at = 0; at < places.length; at += 3) {
    const [start = 0, end = 0, bytes = 0] = places.subarray(at, at + 3);
    replacements.push({ start, end, json: json.subarray(from, from + bytes) });
    from += bytes;
  }
  return replacements;
}
