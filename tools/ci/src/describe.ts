import type { FailureInFile } from './tally.ts';
import type { RunningFile } from './test-events.ts';

/** A line for each failure, under a title; nothing where there is none. */
export function describeFailures(title: string, failures: readonly FailureInFile[]): string {
  if (failures.length === 0) return '';
  const lines = failures.map(
    ({ file, test, error }) => `  ${[file, test].filter(Boolean).join(' > ')}: ${error}`,
  );
  return `${title}\n${lines.join('\n')}\n`;
}

/** What was running, for how long, and the end of what it printed. */
export function describeRunning(files: readonly RunningFile[], now: number): string {
  return files
    .map(({ file, test = 'no test yet', since, output }) => {
      const seconds = since === undefined ? '' : `, for ${Math.round((now - since) / 1_000)} s`;
      return `  ${file} > ${test}${seconds}\n${indented(output)}`;
    })
    .join('');
}

const indented = (text: string): string =>
  text.trimEnd() === '' ? '' : `${text.trimEnd().replaceAll(/^/gm, '    ')}\n`;
