import type { Finding } from './compare/finding.ts';
import { isWhole } from './facts.ts';
import { sentenceAt } from './findings.ts';
import type { Reading } from './read/reading.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { LostItem, Place } from './types.ts';
import { type Weighed, weightOf } from './weights.ts';

/** A sentence of the original, or a text that the caller preserves, with all that was found of it. */
export interface Entry extends Place, Weighed {
  kind: string;
  /** Its terms, `to` exclusive; none of a preserved text. */
  from: number;
  to: number;
  findings: readonly Finding[];
}

const NONE: readonly Finding[] = [];

/**
 * What a comparison has an entry for: every sentence that counts, every preserved text, and each other
 * sentence of which something was found. Each finding about the original is in one of them. In order of the
 * original; linear in sentences and findings.
 */
export function entriesOf(
  original: Reading,
  preserved: readonly LostItem[],
  findings: readonly Finding[],
): Entry[] {
  const sentences = sentencesOf(original);
  const found = grouped(sentences, preserved, findings);
  const entries: Entry[] = [];
  for (const [s, { kind, start, end, from, to, weight, counts }] of sentences.entries()) {
    const own = found.get(s) ?? NONE;
    if (!counts && own.length === 0) continue;
    entries.push({ kind, start, end, from, to, findings: own, ...weigh(weight, own, { start, end }) });
  }
  for (const text of preserved) {
    const { kind, start, end } = text;
    const own = found.get(placeKey(text)) ?? NONE;
    entries.push({ kind, start, end, from: 0, to: 0, findings: own, ...weigh(weightOf(kind), own, text) });
  }
  return entries.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Findings about the original by the sentence, as an index, or the preserved text, as a place, that they are
 * about.
 */
function grouped(
  sentences: readonly Sentence[],
  preserved: readonly LostItem[],
  findings: readonly Finding[],
): ReadonlyMap<number | string, readonly Finding[]> {
  const places = new Set(preserved.map(placeKey));
  const found = new Map<number | string, Finding[]>();
  for (const finding of findings) {
    if (finding.added) continue;
    const place = placeKey(finding);
    // A text may stand elsewhere, too: that is a matter of the sentence there.
    const key =
      finding.kind === 'preserve' && places.has(place)
        ? place
        : Math.max(0, sentenceAt(sentences, finding.start));
    const known = found.get(key);
    if (known) known.push(finding);
    else found.set(key, [finding]);
  }
  return found;
}

const placeKey = ({ start, end }: Place): string => `${start} ${end}`;

/** A sentence that is gone is lost with all that it says; else the gravest loss in it counts. */
function weigh(weight: number, findings: readonly Finding[], sentence: Place): Weighed {
  let lost = 0;
  for (const { verdict, kind, start, end } of findings) {
    if (verdict !== 'lost') continue;
    const isAll = isWhole({ kind }) && start <= sentence.start && end >= sentence.end;
    lost = Math.max(lost, isAll ? weight : weightOf(kind));
  }
  return { weight: Math.max(weight, lost), lost };
}
