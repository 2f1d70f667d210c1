import type { Label } from './labels.ts';
import type { Unit } from './units.ts';

type Labels = readonly (Label | undefined)[];

/**
 * Index behind what the heading at `at` heads: up to the next heading that is not below it. A title heads its
 * own lines only.
 */
export function headingEnd(units: readonly Unit[], at: number, isSection: boolean): number {
  const depth = units[at]?.depth ?? 0;
  let end = at + 1;
  while (end < units.length) {
    const next = units[end];
    if (next?.kind === 'heading' && (next.depth <= depth || (!isSection && at === 0))) return end;
    end++;
  }
  return end;
}

/** Index behind the list that begins at `at`, its nested lines and the code in it included. */
export function listEnd(units: readonly Unit[], at: number): number {
  let end = at + 1;
  for (; end < units.length; end++) {
    const next = units[end];
    if (!next) break;
    if (next.kind === 'item' && next.paragraph && next.marker !== units[at]?.marker && next.indent === 0)
      break;
    if (next.kind === 'item' || !next.first) continue;
    if (next.kind === 'heading' || next.tagEnd >= 0) break;
    if (next.indent > 0 || (next.kind === 'material' && !next.paragraph)) continue;
    break;
  }
  return end;
}

/** Index behind the run of code, data or table lines that begins at `at`. */
export function codeEnd(units: readonly Unit[], at: number): number {
  let end = at + 1;
  while (end < units.length) {
    const next = units[end];
    if (!next || next.kind === 'sentence' || next.kind === 'item' || next.kind === 'heading') break;
    if (next.tagEnd >= 0) break;
    end++;
  }
  return end;
}

/** Index behind the paragraph that begins at `at`; a list or code that it introduces included. */
export function paragraphEnd(units: readonly Unit[], labels: Labels, at: number): number {
  let end = at + 1;
  while (end < units.length) {
    const next = units[end];
    if (!next || next.kind === 'heading' || next.tagEnd >= 0) break;
    if (labels[end]) break;
    const introduced = units[end - 1]?.words.endsWith(':') ?? false;
    if (next.paragraph && !(introduced && next.kind !== 'sentence')) break;
    end = next.kind === 'item' ? listEnd(units, end) : end + 1;
  }
  return end;
}
