import type { FidelityOptions, FidelityResult, LostItem } from '../types.ts';

/** What must survive when `refined` replaces `original`. */
export function checkFidelity(
  original: string,
  refined: string,
  options: FidelityOptions = {},
): FidelityResult {
  const lost: LostItem[] = [];
  let found = 0;
  const need = (kind: string, pattern: RegExp): void => {
    for (const match of original.matchAll(pattern)) {
      found++;
      if (!refined.includes(match[0]))
        lost.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
    }
  };
  need('code', /```[^`]*```|`[^`\n]+`/g);
  need('link', /https?:\/\/[^\s<>"')\]]+/g);
  need('number', /\d+(?:[.,]\d+)*/g);
  for (const text of options.preserve ?? []) {
    const start = text === '' ? -1 : original.indexOf(text);
    if (start < 0) continue;
    found++;
    if (!refined.includes(text)) lost.push({ kind: 'preserve', text, start, end: start + text.length });
  }
  const share = found === 0 ? 1 : 1 - lost.length / found;
  return { passed: lost.length === 0, integrity: Math.floor(share * 100), lost };
}
