import { describe, expect, it } from 'vitest';
import { compactResults, packRanges, replaceResults } from './compact-results.ts';
import { splice } from './splice.ts';

/** A list of strings, and where each of them is. */
function bodyOf(texts: readonly string[]) {
  const bytes = Buffer.from(JSON.stringify(texts));
  const ranges: { start: number; end: number }[] = [];
  let at = 1;
  for (const text of texts) {
    const length = Buffer.byteLength(JSON.stringify(text));
    ranges.push({ start: at, end: at + length });
    at += length + 1;
  }
  return { bytes, ranges };
}

function compacted(texts: readonly string[]) {
  const { bytes, ranges } = bodyOf(texts);
  const results = compactResults(bytes, packRanges(ranges));
  return { results, texts: JSON.parse(splice(bytes, replaceResults(results)).toString()) };
}

describe('tool results without white space', () => {
  it('take the places of those that have some, and of no others', () => {
    const { results, texts } = compacted(['{ "a": "é 😀" }', 'plain', '[\n1]', '{}', '{ "a" ']);
    expect(texts).toEqual(['{"a":"é 😀"}', 'plain', '[1]', '{}', '{ "a" ']);
    expect({ breaks: results.breaks, gaps: results.gaps }).toEqual({ breaks: 1, gaps: 3 });
    expect(results.places).toHaveLength(6);
  });

  it('are none of what is longer than a model reads', () => {
    const long = `[ "${'x'.repeat(1024 * 1024)}" ]`;
    expect(compacted([long, '[ 1 ]']).texts).toEqual([long, '[1]']);
  });

  it('are the first ten thousand', () => {
    const { texts } = compacted(Array.from({ length: 10_002 }, () => '[ ]'));
    expect(texts.slice(9_998)).toEqual(['[]', '[]', '[ ]', '[ ]']);
  });

  it('are none where there are none', () => {
    const results = compactResults(Buffer.from('{}'), packRanges([]));
    expect(replaceResults(results)).toEqual([]);
    expect({ breaks: results.breaks, gaps: results.gaps }).toEqual({ breaks: 0, gaps: 0 });
  });
});
