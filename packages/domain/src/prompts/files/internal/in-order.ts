import type { ImportedLine } from '@refinery/contracts/prompt-files.ts';

/**
 * Lines of a file so that those of the same prompt are in the order of their numbers: a file may have the
 * newest first. Each prompt keeps the places that its lines have in the file, so what includes another still
 * comes after it; lines without a number stay where they are.
 */
export function inOrder<Line extends { read: ImportedLine }>(lines: readonly Line[]): Line[] {
  const numbered = Map.groupBy(
    lines.filter(({ read }) => read.version !== undefined),
    keyOf,
  );
  const next = new Map(
    [...numbered].map(([key, own]) => [key, own.toSorted((a, b) => numberOf(a) - numberOf(b)).values()]),
  );
  return lines.map((line) =>
    line.read.version === undefined ? line : (next.get(keyOf(line))?.next().value ?? line),
  );
}

const numberOf = ({ read }: { read: ImportedLine }): number => read.version ?? 0;

/** By what the prompt of a line is found. */
const keyOf = ({ read: { slug, name } }: { read: ImportedLine }): string =>
  slug === undefined ? `name ${name}` : `slug ${slug}`;
