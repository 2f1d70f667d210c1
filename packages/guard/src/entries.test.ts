import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../fixtures/said.ts';
import { checkFidelity, compareReadings, inFull, readText } from './check-fidelity.ts';
import { readRequirements } from './read-requirements.ts';

const PAIRS = ['a', 'e'].flatMap((letter) =>
  readFileSync(new URL(`../fixtures/corpus/corpus-${letter}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Pair => JSON.parse(line)),
);

const NONE = { kind: '', verdict: '', start: 0, end: 0, details: [] };

const inOrder = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/**
 * Each finding about the original is named in one entry, and nothing else is; what is counted is what is
 * listed.
 */
function expectAllInOneEntry({ original, rewritten }: Omit<Pair, 'id'>, preserve: readonly string[]): void {
  const comparison = compareReadings(readText(original, { preserve }), rewritten, { preserve });
  if (!comparison.pair) return;
  const { requirements, checked, integrity, lost } = inFull(comparison);
  const listed = comparison.entries.flatMap(({ findings }) => findings);
  expect(listed.toSorted((a, b) => a.start - b.start || a.end - b.end)).toEqual(
    comparison.findings.filter(({ added }) => !added).toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
  for (const [at, { findings, start, end }] of comparison.entries.entries()) {
    const { kind, verdict, details = [], ...place } = requirements[at] ?? NONE;
    const names = [{ kind, verdict }, ...details].map((each) => each.kind ?? '');
    if (findings.length === 0) expect(verdict).toBe('kept');
    else expect(inOrder(names)).toEqual(inOrder(findings.map((each) => each.kind)));
    expect(verdict === 'lost').toBe(findings.some((each) => each.verdict === 'lost'));
    expect([place.start, place.end]).toEqual([
      Math.min(start, ...findings.map((each) => each.start)),
      Math.max(end, ...findings.map((each) => each.end)),
    ]);
  }
  expect({ checked, integrity }).toEqual({ checked: requirements.length, integrity: comparison.integrity });
  expect(integrity === 100).toBe(lost.length === 0);
}

describe('every finding is in one entry', () => {
  it('of rewrites by careful editors', () => {
    for (const pair of PAIRS) expectAllInOneEntry(pair, []);
  });

  it('of any rewrites, with texts of the caller', () => {
    const part = fc.constantFrom(
      ...[
        'Hello!\n',
        '# Rules\n',
        '- Name 3 towns.\n',
        'Never name {{price}}. ',
        'If it rains, stay. ',
        '\n',
      ],
      ...[
        'Write to Anna Meier: ',
        '```\ncode\n```\n',
        'Only use `a` before noon. ',
        'Thanks! ',
        '<a>',
        'B\n',
      ],
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.subarray(['Anna', '3 towns', 'B', 'absent']),
        (original, rewritten, preserve) => expectAllInOneEntry({ original, rewritten }, preserve),
      ),
    );
  });
});

it('what a text asks for is the same with and without a comparison', () => {
  for (const { original } of PAIRS) {
    const compared = checkFidelity(original, original).requirements;
    expect(compared.map(({ start, end, kind }) => ({ start, end, kind }))).toEqual(
      readRequirements(original).map(({ start, end, kind }) => ({ start, end, kind })),
    );
  }
});
