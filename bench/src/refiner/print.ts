import type { CompressionLevel } from '@refinery/refiner';
import { type Row, readRows } from '../data.ts';
import { printTable } from '../table.ts';
import { ablate } from './ablation.ts';
import type { Point } from './peers.ts';
import { measure } from './quality.ts';
import type { Scorer } from './scorer.ts';

/** What the tables are about. */
export interface Scope {
  folder: string;
  files: readonly string[];
  levels: readonly CompressionLevel[];
}

/** Saved, clean, recall and punctuation per file and level. Prints up to `worst` results that lost something below each file. */
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

/** What each pass saves and costs, over all files together. */
export function printAblation({ folder, files, levels }: Scope, scorer: Scorer): void {
  const rows: Row[] = files.flatMap((file) => readRows(folder, file));
  for (const level of levels) {
    console.log(`At ${level}:\n`);
    printTable(
      ['pass', 'saves % of tokens', 'costs points of clean', 'costs points of recall'],
      ablate(rows, level, scorer).map((one) => [
        one.pass,
        one.saves.toFixed(2),
        one.cleanCost.toFixed(1),
        one.recallCost.toFixed(2),
      ]),
    );
  }
}
