import { SPAN } from '@refinery/text/token.ts';
import type { Change, Draft, DraftSegment } from '../../draft/draft.ts';
import { proposeTogether } from '../../draft/propose.ts';
import type { DensePass, DenseRule } from '../../ideographic/rules.ts';
import { inTraditional, isTraditional } from '../../lexicon/zh/traditional.ts';
import type { Rank } from '../../model/pass.ts';

/** A sentence as the rules see it. */
export interface Sentence {
  text: string;
  /** Index of the token that begins at a character, -1 within a token; one more for the end. */
  tokenAt: readonly number[];
  /** Written in traditional Chinese characters. */
  isTraditional: boolean;
  /** 1 where a word begins or ends, by `Intl.Segmenter`; worked out when it is first asked for. */
  borders: Uint8Array | undefined;
}

/** So many sentences at the beginning of a text may greet. */
const OPENING = 3;

/** What protected text is for the rules. */
const PROTECTED = '\ufffc';

/**
 * Lets each pass of a script without spaces propose its changes of one sentence, pass by pass, rule by rule.
 */
export function applyDense(draft: Draft, part: DraftSegment, passes: readonly DensePass[], rank: Rank): void {
  const sentence = sentenceOf(draft, part);
  for (const pass of passes) {
    if (draft.disabled.has(pass.name)) continue;
    for (const rule of pass.rules)
      if (rule.rank <= rank && !(rule.opens && (part.index >= OPENING || part.line !== 'text')))
        for (const match of sentence.text.matchAll(rule.pattern)) {
          const changes = changesOf(draft, sentence, rule, match, pass);
          if (changes) proposeTogether(draft, changes);
        }
  }
}

/** A sentence, in which protected text is one character. */
function sentenceOf(draft: Draft, { from, to }: DraftSegment): Sentence {
  let text = '';
  const tokenAt: number[] = [];
  for (let i = from; i < to; i++) {
    const token = draft.tokens[i];
    if (!token) continue;
    tokenAt[text.length] = i;
    text += token.kind === SPAN ? PROTECTED : draft.text.slice(token.start, token.end);
  }
  tokenAt[text.length] = to;
  return { text, tokenAt, isTraditional: draft.script === 'zh' && isTraditional(text), borders: undefined };
}

/** The changes that a match asks for; undefined where it would cut a word. */
function changesOf(
  draft: Draft,
  sentence: Sentence,
  rule: DenseRule,
  match: RegExpExecArray,
  { name, reason }: DensePass,
): Change[] | undefined {
  const changes: Change[] = [];
  for (const { start, end, ...piece } of piecesOf(rule, match)) {
    const replacement = sentence.isTraditional ? inTraditional(piece.replacement) : piece.replacement;
    if (sentence.text.slice(start, end) === replacement) continue;
    const isEdge = (at: number): boolean =>
      isBorder(draft, sentence, at) || (rule.cuts && mayCut(draft, sentence, at));
    if (!isEdge(start) || !isEdge(end)) return undefined;
    const from = sentence.tokenAt[start];
    const to = sentence.tokenAt[end];
    if (from === undefined || to === undefined || from === to) return undefined;
    changes.push({ from, to, replacement, pass: name, reason });
  }
  return changes;
}

interface Piece {
  start: number;
  end: number;
  replacement: string;
}

/** What becomes of the parts of a match between its groups, or of the whole of it. */
function piecesOf({ replacement }: DenseRule, { index, indices = [], ...groups }: RegExpExecArray): Piece[] {
  const { 0: whole } = groups;
  const end = index + whole.length;
  if ('text' in replacement) {
    const text = replacement.text.replace(/\$(\d)/g, (_, digit) => groups[Number(digit)] ?? '');
    return whole.includes(PROTECTED) ? [] : [{ start: index, end, replacement: text }];
  }
  return replacement.gaps.map((gap, k) => ({
    start: k === 0 ? index : (indices[k]?.[1] ?? index),
    end: indices[k + 1]?.[0] ?? end,
    replacement: gap,
  }));
}

function isBorder({ script }: Draft, sentence: Sentence, at: number): boolean {
  sentence.borders ??= bordersOf(sentence.text, script);
  return sentence.borders[at] === 1;
}

/**
 * `Intl.Segmenter` knows little of the inflections of Japanese, which are written in hiragana, and takes "我把"
 * and "请先" for words; but "们" stays with its "我".
 */
const mayCut = ({ script }: Draft, { text }: Sentence, at: number): boolean =>
  script === 'ja'
    ? /[\u3040-\u309f]/.test(text.slice(Math.max(0, at - 1), at + 1))
    : !/[们們]/.test(text[at] ?? '');

const SEGMENTERS = new Map<string, Intl.Segmenter>();

function bordersOf(text: string, language: string): Uint8Array {
  const segmenter = SEGMENTERS.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  SEGMENTERS.set(language, segmenter);
  const borders = new Uint8Array(text.length + 1);
  for (const { index } of segmenter.segment(text)) borders[index] = 1;
  borders[text.length] = 1;
  return borders;
}
