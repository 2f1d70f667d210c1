import type { Script } from '@refinery/guard/lexicon/tables.ts';
import { scriptOf } from '@refinery/guard/read/reading.ts';
import { type Language, segmentLanguage, textLanguage } from '@refinery/text/language.ts';
import { type Segment, segment } from '@refinery/text/segment.ts';
import { SPACES, type Token } from '@refinery/text/token.ts';
import { triggersOf } from '@refinery/text/triggers.ts';
import { opensDense, withoutHandedOver } from '../ideographic/material.ts';
import { isDense, splitCharacters } from '../ideographic/split.ts';
import type { ReadTexts } from '../model/read-texts.ts';
import { REASONS } from '../model/reasons.ts';

/**
 * A change that a pass wants: the tokens from `from` to `to` (exclusive) become `replacement` ('' deletes
 * them).
 */
export interface Proposal {
  from: number;
  to: number;
  replacement: string;
  pass: string;
  reason: string;
  /**
   * The sentence was a polite question and becomes a statement: its final question mark turns into a full
   * stop.
   */
  statement: boolean;
  /** Set when the guard undid it. */
  undone: boolean;
  /** Proposals of one group make sense together only: undone is all of it or nothing. */
  group?: number | undefined;
}

/** Sentences that the passes may touch: material that the prompt hands over is not among them. */
export interface DraftSegment extends Segment {
  language: Language;
  /** Its place among the segments of the draft. */
  index: number;
}

/**
 * A text on its way through the passes. The tokens never change; `out[i]` says what token i becomes
 * (undefined: stays) and `owner[i]` which proposal did that (-1: none).
 */
export interface Draft {
  text: string;
  /** What was read of it and of the other texts of the call. */
  texts: ReadTexts;
  /** Chinese and Japanese character by character, so that a proposal can change a part of a run. */
  tokens: readonly Token[];
  segments: readonly DraftSegment[];
  /** All segments, also where `segments` are those only that a pass is to look at. */
  whole: readonly DraftSegment[];
  language: Language;
  /** The language, or that which the script tells. */
  script: Script;
  out: (string | undefined)[];
  owner: Int32Array;
  proposals: Proposal[];
  /** Names of the passes that do not run. */
  disabled: ReadonlySet<string>;
  /** The segment of each token, -1 for none. */
  segmentOf: Int32Array;
  /** What `liveTokens` gave for each segment, until one of its tokens is claimed. */
  live: (readonly number[] | undefined)[];
  /** Bits of `TRIGGER` for each segment, worked out when they are first asked for. */
  triggers: Int32Array;
}

export interface DraftOptions {
  texts: ReadTexts;
  /** Names of the passes that do not run. */
  disabled: ReadonlySet<string>;
  /** Texts that were handed over, in their order: they stay byte for byte. */
  material: readonly string[];
}

/** A draft without changes. */
export function openDraft(text: string, { texts, disabled, material }: DraftOptions): Draft {
  const { preserve } = texts;
  const words = texts.literalTokensOf(text, material);
  const language = textLanguage(words);
  const script = language === 'other' ? scriptOf(text, words) : language;
  const own = openSegments(text, words, preserve);
  const open = isDense(script) || opensDense(text, words, own[0]) ? withoutHandedOver(text, words, own) : own;
  const { tokens, parts } = isDense(script)
    ? splitCharacters(text, words, open)
    : { tokens: words, parts: open };
  const segments = parts.map((part, index) => ({
    from: part.from,
    to: part.to,
    line: part.line,
    lineFrom: part.lineFrom,
    first: part.first,
    language: segmentLanguage(tokens, part, language),
    index,
  }));
  const segmentOf = new Int32Array(tokens.length).fill(-1);
  for (const part of segments) segmentOf.fill(part.index, part.from, part.to);
  return {
    text,
    texts,
    tokens,
    segments,
    whole: segments,
    language,
    script,
    out: new Array<string | undefined>(tokens.length).fill(undefined),
    owner: new Int32Array(tokens.length).fill(-1),
    proposals: [WHITESPACE],
    disabled,
    segmentOf,
    live: new Array<undefined>(segments.length).fill(undefined),
    triggers: new Int32Array(segments.length).fill(-1),
  };
}

/**
 * Segments whose words are the author's, and of which nothing but words is preserved: marks and line breaks
 * hold a sentence together.
 */
function openSegments(text: string, tokens: readonly Token[], preserve: readonly string[]): Segment[] {
  const own = [...segment(text, tokens)];
  if (preserve.length === 0) return own;
  return own.filter((part) => {
    for (let i = part.from; i < part.to; i++) {
      const token = tokens[i];
      if (token?.span !== 'preserve') continue;
      const kept = text.slice(token.start, token.end);
      if (!/[\p{L}\p{N}]/u.test(kept) || (/^[^"“][^\n]*\n/.test(kept) && i > part.from)) return false;
    }
    return true;
  });
}

/** Owner of all changes of whitespace: the first proposal of every draft. */
export const WHITESPACE_OWNER = 0;
const WHITESPACE: Proposal = {
  from: 0,
  to: 0,
  replacement: '',
  pass: 'whitespace',
  reason: REASONS.whitespace,
  statement: false,
  undone: false,
};

export interface Change {
  from: number;
  to: number;
  replacement: string;
  pass: string;
  reason: string;
  statement?: boolean;
}

/** Undoes the rest of every group of which something was undone. */
export function undoWholeGroups(draft: Draft): void {
  const undone = new Set<number>();
  for (const { group, undone: gone } of draft.proposals) if (gone && group !== undefined) undone.add(group);
  if (undone.size === 0) return;
  for (const proposal of draft.proposals)
    if (proposal.group !== undefined && undone.has(proposal.group)) proposal.undone = true;
}

export function claim(draft: Draft, token: number, out: string, owner: number): void {
  draft.out[token] = out;
  draft.owner[token] = owner;
  const part = draft.segmentOf[token] ?? -1;
  if (part >= 0) draft.live[part] = undefined;
}

/** Token i in lower case, as it was written; empty for protected text and where there is none. */
export const lowerOf = (draft: Draft, i: number): string => draft.tokens[i]?.lower ?? '';

/** Text that token i produces now. */
export function textOf(draft: Draft, i: number): string {
  const token = draft.tokens[i];
  return draft.out[i] ?? (token ? draft.text.slice(token.start, token.end) : '');
}

/**
 * Indices of the tokens of a segment that are live and not spaces. Worked out once until the segment changes.
 */
export function liveTokens(draft: Draft, part: DraftSegment): readonly number[] {
  const known = draft.live[part.index];
  if (known) return known;
  const live: number[] = [];
  for (let i = part.from; i < part.to; i++)
    if (draft.out[i] !== '' && draft.tokens[i]?.kind !== SPACES) live.push(i);
  draft.live[part.index] = live;
  return live;
}

/** True where one of the words stands in the segment as it was written. */
export function holds(draft: Draft, part: DraftSegment, triggers: number): boolean {
  let known = draft.triggers[part.index] ?? 0;
  if (known < 0) {
    known = triggersOf(draft.tokens, part.from, part.to);
    draft.triggers[part.index] = known;
  }
  return (known & triggers) !== 0;
}
