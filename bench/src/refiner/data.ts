import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Row {
  id: string;
  text: string;
}

export const FILES = ['prompts', 'ifeval', 'gsm8k', 'mtbench'] as const;

/** Rows of `<folder>/<file>.jsonl`, one `{id, text}` object per line. */
export function readRows(folder: string, file: string): Row[] {
  return readFileSync(resolve(folder, `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line));
}
