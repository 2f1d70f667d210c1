import { join } from 'node:path';
import { openLogFile } from './log-file.ts';
import { levelName, lineSplitter, parseLogLine } from './log-lines.ts';
import type { Terminal } from './terminal.ts';

/** The same words of one app come again at the earliest after this time. */
const REPEAT_MS = 10_000;
const REMEMBERED_LINES = 20;
/** Frames of a stack trace, and what Node prints around it. */
const STACK_FRAME = /^\s+at |^Node\.js v\d/;
const WARNING = 40;
const INFO = 30;

export interface AppLog {
  path: string;
  /** Takes what the app prints. */
  take(stream: 'stdout' | 'stderr', chunk: string): void;
  /**
   * The last lines that the app printed outside its log, without stack traces: why it ended, most of the
   * time.
   */
  lastErrors(): string[];
}

export interface AppLogOptions {
  name: string;
  folder: string;
  terminal: Terminal;
  /** Show everything from level info, not only warnings and errors. */
  verbose: boolean;
}

/**
 * Keeps the whole log of an app in `<folder>/<name>.log` and shows on the console what somebody should see.
 */
export function openAppLog({ name, folder, terminal, verbose }: AppLogOptions): AppLog {
  const file = openLogFile(join(folder, `${name}.log`));
  const shownAt = new Map<string, number>();
  let errors: string[] = [];

  function show(level: number, text: string): void {
    const now = performance.now();
    if (now - (shownAt.get(text) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return;
    if (shownAt.size > 1_000) shownAt.clear();
    shownAt.set(text, now);
    if (level >= WARNING) terminal.warn(`${name} ${levelName(level)}: ${text}`);
    else terminal.progress(`${name} ${text}`);
  }

  const onOut = lineSplitter((line) => {
    const entry = parseLogLine(line);
    if (entry && entry.level >= (verbose ? INFO : WARNING)) show(entry.level, entry.message);
  });
  const onError = lineSplitter((line) => {
    if (line.trim() && !STACK_FRAME.test(line)) errors = [...errors, line].slice(-REMEMBERED_LINES);
  });
  return {
    path: file.path,
    take(stream, chunk) {
      file.write(chunk);
      if (stream === 'stdout') onOut(chunk);
      else onError(chunk);
    },
    lastErrors() {
      const lines = errors;
      errors = [];
      return lines;
    },
  };
}

/** The line that names the error, of what an app printed as it ended; empty where it printed nothing. */
export const reasonIn = (lines: string[]): string =>
  (lines.findLast((line) => /Error\b|: /.test(line)) ?? lines.at(-1) ?? '').trim();
