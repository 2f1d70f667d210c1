import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readRows } from '../data.ts';

export const RECORDED_LEVELS = ['medium', 'high'] as const;
export type RecordedLevel = (typeof RECORDED_LEVELS)[number];

/**
 * A line that a model answered once. What it was about is told by hashes: the prompts are not ours to copy.
 */
export interface RecordedLine {
  /** Of the blocks and sentences in whose place it stands, see {@link hashOfBlock}. */
  of: string[];
  /** Its words; empty where nothing was to stand there any more. */
  words: string;
  /** Of the block that says the same, where one does. */
  same?: string;
  /** Of what a second reader saw, see {@link hashOfChange}; missing where the change was refused at once. */
  seen?: string;
  /** Why it does not ask the same, as a careful reader found; missing where it does. */
  changed?: string;
}

/** What a model answered to a prompt. */
export interface Recording {
  id: string;
  source: 'field' | 'realistic';
  level: RecordedLevel;
  text: string;
  lines: RecordedLine[];
}

const BULLET = /^(?:(?:#{1,6}|[-*+•]|\(?\d{1,3}[.)])[ \t]+)+/;

/** A block as a writer saw it, without its bullet. */
export const hashOfBlock = (shown: string): string => short(shown.replace(BULLET, ''));

/** A change as a second reader saw it. */
export const hashOfChange = (before: string, now: string): string => short(`${before}\n${now}`);

const short = (words: string): string =>
  createHash('sha256').update(words.trim()).digest('base64url').slice(0, 10);

const FILES = { field: 'field/rewrites', realistic: 'realistic/prompts' };

/**
 * The recordings of a file in `bench/recorded/`, with their prompts, which are read from a folder of data.
 */
export function readRecordings(folder: string, name: string): Recording[] {
  const texts = new Map<string, string>();
  for (const [source, file] of Object.entries(FILES))
    for (const row of readRows<{ id: string; text?: string; original?: string }>(folder, file))
      texts.set(`${source} ${row.id}`, row.text ?? row.original ?? '');
  const file = new URL(`../../recorded/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const row: Omit<Recording, 'text'> = JSON.parse(line);
      const text = texts.get(`${row.source} ${row.id}`);
      return text === undefined ? [] : [{ ...row, text }];
    });
}
