import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What earlier analyses found, by {@link fingerprint}: whether matching takes linear time. */
export type VerdictRecord = Map<string, boolean>;

const { version } = createRequire(import.meta.url)('recheck/package.json');

/**
 * Of a pattern, what it was analysed with and how: whatever changes one of them asks for a new analysis. An
 * analysis takes up to seconds, and finds the same for the same pattern.
 */
export const fingerprint = (pattern: string, settings: object): string =>
  createHash('sha256')
    .update(JSON.stringify([version, settings, pattern]))
    .digest('base64url')
    .slice(0, 22);

/** Reads a record; an empty one where there is none. */
export function readRecord(file: string): VerdictRecord {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => [line.slice(0, 22), !line.endsWith(' slow')]));
}

/** A line for each, in order, so that those who add some at the same time seldom meet. */
export function writeRecord(file: string, record: VerdictRecord): void {
  const lines = [...record].map(([key, isLinear]) => `${key}${isLinear ? '' : ' slow'}\n`);
  writeFileSync(file, lines.sort().join(''));
}
