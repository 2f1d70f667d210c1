import { type Block, blockAt, pathOf } from '@refinery/text/blocks/block.ts';
import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import type { Draft, DraftSegment } from '../draft.ts';
import { type Cues, SAMPLE_ENDS, SAMPLE_LABELS, SAMPLE_LEADS, SAMPLE_SIGNS } from './cues.ts';

/** In words: a longer line is no member of a list without marks. */
const LONGEST_MEMBER = 6;
/** Of a list without marks. */
const MOST_MEMBERS = 40;
/** In tokens: what announces words is short. */
const LONGEST_LEAD = 80;
/** In words. */
const LONGEST_LABEL = 3;
/** Words that forbid, in all languages. */
const NEGATORS = /^(?:never|not|no|don't|nie|nicht|keine?|jamais|pas|nunca|mai|non|não)$/;

const KNOWN = new WeakMap<readonly DraftSegment[], Map<number, boolean>>();

/** Whether a line shows or lists words: "Bad: Please kindly …", "- actually" below "Banned words:". */
export function isNamedLine(draft: Draft, part: DraftSegment, cues: Cues): boolean {
  const lines = KNOWN.get(draft.whole) ?? new Map<number, boolean>();
  KNOWN.set(draft.whole, lines);
  const known = lines.get(part.lineFrom);
  if (known !== undefined) return known;
  const first = firstOfLine(draft, part);
  const isNamed =
    isSample(openingOf(draft, first)) ||
    isBelowNamingLead(draft, first, cues, lines) ||
    isUnderSample(draft, part);
  lines.set(part.lineFrom, isNamed);
  return isNamed;
}

/** Whether the words before a colon, or of a heading, announce words: "Banned words", "Never say". */
export function isNamingLead(words: readonly string[], cues: Cues): boolean {
  return words.some(
    (word, k) =>
      SAMPLE_LEADS.has(word) ||
      cues.lists.has(word) ||
      cues.bans.has(word) ||
      (NEGATORS.test(word) && words.slice(k + 1).some((other) => cues.verbs.has(other))),
  );
}

/** In characters: a longer heading says more than that samples stand below it. */
const LONGEST_HEADING = 30;

/** Whether a line stands under a heading such as "Example": what is shown there is no request. */
function isUnderSample({ text, tokens }: Draft, { from }: DraftSegment): boolean {
  const blocks = readBlocks(text, tokens);
  const at = blockAt(blocks, tokens[from]?.start ?? 0);
  if (followsSampleLead(text, blocks, at)) return true;
  return pathOf(blocks, at).some((above) => {
    const { kind, content } = blocks[above] ?? {};
    if (kind !== 'heading' || !content || content.end - content.start > LONGEST_HEADING) return false;
    const words =
      text
        .slice(content.start, content.end)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    return words.some((word) => SAMPLE_LEADS.has(word));
  });
}

/** "…, e.g.:", "Example:", at the end of a line. */
const SAMPLE_LEAD =
  /(?:\be\.?\s?g\.?,?|\bexamples?|\bfor instance|\bz\. ?B\.|\bbeispiele?|\bp(?:ar)?\. ?ex\.|\bexemples?|\bejemplos?|\besempio?|\bexemplos?)[:：]$/iu;
/** Enough for what ends such a line. */
const LEAD_END = 14;
/** A sample has so many paragraphs at most. */
const LONGEST_SAMPLE = 6;

/** Whether only paragraphs stand between a block and a line that announces a sample. */
function followsSampleLead(text: string, blocks: readonly Block[], at: number): boolean {
  for (let above = at - 1; above >= 0 && above >= at - LONGEST_SAMPLE; above--) {
    if (blocks[above + 1]?.kind !== 'paragraph') return false;
    const { end = 0 } = blocks[above]?.content ?? {};
    if (SAMPLE_LEAD.test(text.slice(Math.max(0, end - LEAD_END), end))) return true;
  }
  return false;
}

function isSample(words: readonly string[]): boolean {
  const start = words.findIndex((word) => !/^[*_"“]+$/.test(word));
  if (SAMPLE_SIGNS.has(words[start] ?? '')) return true;
  const colon = words.indexOf(':');
  if (colon <= start || colon > start + LONGEST_LABEL) return false;
  return SAMPLE_LABELS.has(words[start] ?? '') || SAMPLE_ENDS.has(words[colon - 1] ?? '');
}

function firstOfLine({ tokens, whole, segmentOf }: Draft, part: DraftSegment): DraftSegment {
  for (let i = part.lineFrom; i < part.from; i++) {
    const first = whole[segmentOf[i] ?? -1];
    if (first || !tokens[i]) return first ?? part;
  }
  return part;
}

/**
 * The line above a list, or above lines of a few words each, that ends with a colon, or the heading right
 * above.
 */
function isBelowNamingLead(
  draft: Draft,
  first: DraftSegment,
  cues: Cues,
  lines: ReadonlyMap<number, boolean>,
): boolean {
  for (let at = first.index - 1; at >= 0; at--) {
    const above = draft.whole[at];
    if (!above) return false;
    if (above.line === 'heading') return first.line === 'item' && isNamingLead(wordsOf(draft, above), cues);
    if (above.line !== 'item' && endsWithColon(draft, above))
      return isNamingLead(wordsOf(draft, above), cues);
    const isList = above.line === 'item' && first.line === 'item';
    if (isList && lines.has(above.lineFrom)) return lines.get(above.lineFrom) === true;
    if (isList) continue;
    const isShort = above.to - above.from <= 2 * LONGEST_MEMBER;
    if (!isShort || above.line !== first.line || breaksBetween(draft, above, first) > MOST_MEMBERS)
      return false;
  }
  return false;
}

const endsWithColon = ({ tokens }: Draft, part: DraftSegment): boolean => tokens[part.to - 1]?.lower === ':';

function breaksBetween(draft: Draft, above: DraftSegment, below: DraftSegment): number {
  let breaks = 0;
  for (let i = above.to; i < below.from; i++) if (draft.tokens[i]?.kind === NEWLINE) breaks++;
  return breaks;
}

/** The first words of a line. */
function openingOf({ tokens }: Draft, part: DraftSegment): string[] {
  return tokens
    .slice(part.from, Math.min(part.to, part.from + 4 * LONGEST_LABEL))
    .filter((token) => token.kind !== SPACES)
    .map(({ lower }) => lower.replace('’', "'"));
}

const wordsOf = ({ tokens }: Draft, part: DraftSegment): string[] => {
  const words: string[] = [];
  for (let i = Math.max(part.from, part.to - LONGEST_LEAD); i < part.to; i++) {
    const token = tokens[i];
    if (token && token.kind !== SPACES) words.push(token.lower.replace('’', "'"));
  }
  return words;
};
