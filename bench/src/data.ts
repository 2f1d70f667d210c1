import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Row {
  id: string;
  text: string;
}

export const FILES = ['prompts', 'ifeval', 'gsm8k', 'mtbench'] as const;

/**
 * Rows of `<folder>/<file>.jsonl`, one JSON object per line. Where there is no such file, says so and ends
 * the process.
 */
export function readRows<T = Row>(folder: string, file: string): T[] {
  return contentOf(resolve(folder, `${file}.jsonl`))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The data is no part of the project, so a missing folder is no fault of the program.
    console.error(`Cannot read ${path}. Name the folder of the data with --data <folder>.`);
    return process.exit(1);
  }
}
