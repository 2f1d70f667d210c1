import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseAll, keyOf, type Verdict } from './analyse.ts';
import { findPatterns, type Pattern } from './find-patterns.ts';
import type { VerdictRecord } from './verdict-record.ts';

/** Something to mend, in one line. */
export type Finding = string;

/**
 * All patterns of the files. `seen` holds those built at run time once `build` has been called with the files
 * that build some.
 */
export async function collectPatterns(
  root: string,
  files: readonly string[],
  seen: readonly Pattern[],
  build: (files: string[]) => Promise<void>,
): Promise<{ patterns: Pattern[]; findings: Finding[] }> {
  const found = files.map((file) => findPatterns(file, readFileSync(join(root, file), 'utf8')));
  const patterns = found.flatMap((one) => one.patterns);
  const builders = found.flatMap((one) => one.builders);
  await build(builders.map(({ file }) => file));
  const findings: Finding[] = [];
  for (const builder of builders) {
    const built = seen.filter((pattern) => placeOf(pattern) === placeOf(builder));
    const different = new Map(built.map((pattern) => [keyOf(pattern), pattern])).values();
    for (const pattern of different) patterns.push({ ...pattern, reason: builder.reason });
    if (built.length === 0) findings.push(`${placeOf(builder)} builds a pattern that was never seen`);
  }
  return { patterns, findings };
}

/**
 * One finding for each pattern that is not linear and has no reason, and for each place whose reason excuses
 * nothing. The record spares the analysis of what it knows.
 */
export async function judgePatterns(
  patterns: readonly Pattern[],
  record?: VerdictRecord,
): Promise<Finding[]> {
  const verdicts = await analyseAll(patterns, record);
  const verdictOn = (pattern: Pattern): Verdict | null => verdicts.get(keyOf(pattern)) ?? null;
  const excusing = new Set(patterns.filter((pattern) => pattern.reason && verdictOn(pattern)).map(placeOf));
  return patterns.flatMap((pattern) => {
    const verdict = verdictOn(pattern);
    const place = `${placeOf(pattern)} ${shortened(keyOf(pattern))}`;
    if (pattern.reason) return excusing.has(placeOf(pattern)) ? [] : `${place} is linear and needs no reason`;
    return verdict ? `${place} ${verdict.complexity} ${verdict.witness}` : [];
  });
}

const placeOf = ({ file, line }: Pattern): string => `${file}:${line}`;

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
