import { type Language, segmentLanguage, textLanguage } from '../text/language.ts';
import { lex } from '../text/lex.ts';
import { type Segment, segment } from '../text/segment.ts';
import { SPACES, type Token } from '../text/token.ts';
import { withoutGivenText } from './given-text.ts';

/** A change that a pass wants: the tokens from `from` to `to` (exclusive) become `replacement` ('' deletes them). */
export interface Proposal {
  from: number;
  to: number;
  replacement: string;
  pass: string;
  reason: string;
  /** The sentence was a polite question and becomes a statement: its final question mark turns into a full stop. */
  statement: boolean;
  /** Set when the guard undid it. */
  undone: boolean;
}

/** Sentences that the passes may touch: material that the prompt hands over is not among them. */
export interface DraftSegment extends Segment {
  language: Language;
}

/**
 * A text on its way through the passes. The tokens never change; `out[i]` says what token i becomes (undefined: stays) and
 * `owner[i]` which proposal did that (-1: none).
 */
export interface Draft {
  text: string;
  tokens: readonly Token[];
  segments: readonly DraftSegment[];
  language: Language;
  out: (string | undefined)[];
  owner: Int32Array;
  proposals: Proposal[];
  /** Names of the passes that do not run. */
  disabled: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export function openDraft(
  text: string,
  preserve: readonly string[],
  disabled: ReadonlySet<string> = NONE,
): Draft {
  const tokens = lex(text, preserve);
  const language = textLanguage(tokens);
  const segments = withoutGivenText(tokens, segment(text, tokens)).map((part) => ({
    ...part,
    language: segmentLanguage(tokens, part, language),
  }));
  return {
    text,
    tokens,
    segments,
    language,
    out: new Array<string | undefined>(tokens.length).fill(undefined),
    owner: new Int32Array(tokens.length).fill(-1),
    proposals: [WHITESPACE],
    disabled,
  };
}

/** Owner of all changes of whitespace: the first proposal of every draft. */
export const WHITESPACE_OWNER = 0;
const WHITESPACE: Proposal = {
  from: 0,
  to: 0,
  replacement: '',
  pass: 'whitespace',
  reason: 'whitespace',
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

/** Records a change unless one of its tokens is taken already. Returns whether it was recorded. */
export function propose(draft: Draft, change: Change): boolean {
  for (let i = change.from; i < change.to; i++) if ((draft.owner[i] ?? -1) >= 0) return false;
  const id = draft.proposals.length;
  draft.proposals.push({ ...change, statement: change.statement ?? false, undone: false });
  for (let i = change.from; i < change.to; i++) claim(draft, i, '', id);
  if (change.replacement !== '') claim(draft, change.from, change.replacement, id);
  return true;
}

export function claim(draft: Draft, token: number, out: string, owner: number): void {
  draft.out[token] = out;
  draft.owner[token] = owner;
}

/** True when token i still produces text. */
export function isLive(draft: Draft, i: number): boolean {
  return draft.out[i] !== '';
}

/** Text that token i produces now. */
export function textOf(draft: Draft, i: number): string {
  const token = draft.tokens[i];
  return draft.out[i] ?? (token ? draft.text.slice(token.start, token.end) : '');
}

/** Indices of the tokens of a segment that are live and not spaces. */
export function liveTokens(draft: Draft, part: Segment): number[] {
  const live: number[] = [];
  for (let i = part.from; i < part.to; i++)
    if (draft.out[i] !== '' && draft.tokens[i]?.kind !== SPACES) live.push(i);
  return live;
}
