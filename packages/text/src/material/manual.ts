import { handsOver, pointsAtPiece } from './announced.ts';
import { kindOf } from './labels.ts';
import type { Part } from './parts.ts';
import { treatsText } from './treatment.ts';

/**
 * Whether a prompt is a document of its author under headings, as rules for an agent are written: what stands under them is his, too, where
 * nothing else is said. None is a document about which something is asked before its first heading or behind its last paragraph.
 */
export function isManual(parts: readonly Part[], own: readonly boolean[], text: string): boolean {
  const titles = parts.filter(({ kind, name }) => kind === 'heading' && kindOf(name) !== 'material').length;
  if (titles < FEWEST_TITLES || !own.includes(true)) return false;
  const first = parts.findIndex(({ kind }) => kind === 'heading');
  const [before, last] = parts.slice(-2);
  const ends = last && before?.kind !== 'heading' && !last.isList ? [last] : [];
  return ![...parts.slice(0, first), ...ends].some((part) => asksAbout(part, text));
}

const FEWEST_TITLES = 2;

const asksAbout = (part: Part, text: string): boolean =>
  part.kind === 'text' && (handsOver(part, text) || pointsAtPiece(part) || treatsText(part));
