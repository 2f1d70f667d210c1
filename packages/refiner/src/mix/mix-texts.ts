import type { Place } from '@refinery/guard';
import { type Section, sectionsOf } from './sections.ts';

/** What a rewritten text does wrong. */
export interface MixDamage {
  /** Parts of the original that it does not keep. */
  lost: readonly Place[];
  /** Parts of itself that say more than the original. */
  added: readonly Place[];
}

/**
 * The rewritten text with the whole sections of the original put back in which it is damaged; the original where not all of its sections are in
 * the rewritten text, in their order: sentences that were put back one by one landed in the wrong place. The text is not checked again here.
 * Without damage it stays as it is. Linear in both lengths.
 */
export function mixTexts(
  original: string,
  rewritten: string,
  damage: MixDamage,
  preserve: readonly string[] = [],
): string {
  if (!damage.lost.length && !damage.added.length) return rewritten;
  const own = sectionsOf(original, preserve);
  const other = sectionsOf(rewritten, preserve);
  if (own.length !== other.length || own.some(({ name }, at) => name !== other[at]?.name)) return original;
  const isLost = touched(own, damage.lost);
  const isAdded = touched(other, damage.added);
  const textOf = (section: Section, at: number): string => {
    const isDamaged = isLost[at] || isAdded[at];
    const { start = 0, end = 0 } = (isDamaged ? section : other[at]) ?? {};
    return (isDamaged ? original : rewritten).slice(start, end);
  };
  return own.map(textOf).join('');
}

/** For each section whether one of the places is in it. */
function touched(sections: readonly Section[], places: readonly Place[]): boolean[] {
  const found = sections.map(() => false);
  let at = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    while (at < sections.length - 1 && (sections[at]?.end ?? 0) <= start) at++;
    found[at] = true;
    for (let k = at; k < sections.length - 1 && (sections[k + 1]?.start ?? 0) < end; k++) found[k + 1] = true;
  }
  return found;
}
