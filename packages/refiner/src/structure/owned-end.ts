import { codeEnd, listEnd, paragraphEnd } from './extents.ts';
import { classOf, isSaid, type Reader } from './reader.ts';
import type { SectionName } from './sections.ts';

/**
 * Index behind what the line at `at` introduces: the next list, code or paragraph, and what goes on in the
 * same vein.
 */
export function ownedEnd(reader: Reader, at: number, section: SectionName | undefined): number {
  const { units, labels } = reader;
  let end = at + 1;
  for (;;) {
    const next = units[end];
    if (!next || next.kind === 'heading') return end;
    const isFirst = end === at + 1;
    if (next.tagEnd >= 0) {
      const close = next.tagEnd;
      if (!isFirst) return end;
      while (end < units.length && (units[end]?.from ?? 0) < close) end++;
      return end;
    }
    if (next.kind === 'item' && (isFirst || !next.paragraph || units[end - 1]?.words.endsWith(':')))
      end = listEnd(units, end);
    else if (next.kind === 'item') return end;
    else if (next.kind !== 'sentence') end = codeEnd(units, end);
    else if (isSaid(reader, end) && (isFirst || section === 'examples')) {
      end++;
    } else if (labels[end] && (next.paragraph || !isFirst)) return end;
    else if (!isFirst && next.paragraph && !goesOn(reader, end, section)) return end;
    else end = paragraphEnd(units, labels, end);
  }
}

/**
 * True where a further paragraph still belongs to what a label named: it is of the same kind, or mere
 * information.
 */
function goesOn(reader: Reader, at: number, section: SectionName | undefined): boolean {
  if (section !== undefined && section !== 'context') return false;
  const own = classOf(reader, at);
  return own === 'context';
}
