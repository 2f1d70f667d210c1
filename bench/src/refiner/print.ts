import type { CompressionLevel } from '@refinery/refiner';
import { readRows } from '../data.ts';
import { printTable } from '../table.ts';
import type { Point } from './peers.ts';
import { measure } from './quality.ts';
import type { Scorer } from './scorer.ts';

/** What the tables are about. */
export interface Scope {
  folder: string;
  files: readonly string[];
  levels: readonly CompressionLevel[];
}

/**
 * Saved, clean, recall and punctuation per file and level. Prints up to `worst` results that lost something
 * below each file.
 */
export function printQuality({ folder, files, levels }: Scope, scorer: Scorer, worst: number): Point[] {
  const points: Point[] = [];
  const lost: string[] = [];
  const cells = files.flatMap((file) => {
    const rows = readRows(folder, file);
    return levels.map((level) => {
      const summary = measure(rows, level, scorer);
      const { savedPercent: saved, cleanPercent: clean, recallMean, brokenPunctuation, longer } = summary;
      points.push({ method: `Prompt Refinery, ${level}`, file, saved, clean });
      for (const row of summary.worst.slice(0, worst)) lost.push(`${file} ${level} ${JSON.stringify(row)}`);
      return [file, level, saved, clean, recallMean.toFixed(3), brokenPunctuation, longer];
    });
  });
  printTable(['file', 'level', 'saved %', 'clean %', 'recall', 'broken punctuation', 'longer'], cells);
  for (const line of lost) console.log(line);
  return points;
}
