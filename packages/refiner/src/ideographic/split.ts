import type { Script } from '@refinery/guard/lexicon/tables.ts';
import type { Segment } from '@refinery/text/segment.ts';
import { SPACES, type Token, WORD } from '@refinery/text/token.ts';
import { wordOf } from '@refinery/text/word.ts';

/** Ideographs and kana: scripts that write words without spaces between them. */
const CHARACTERS = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const PIECES = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g;

/** Whether a language writes words without spaces between them. */
export const isDense = (script: Script): script is 'zh' | 'ja' => script === 'zh' || script === 'ja';

/**
 * The tokens and sentences of a Chinese or Japanese text as passes can work on them: a run of characters is
 * one token for the lexer, which proposals could not change in part, so each character becomes a token; and
 * sentences end at their full stop, which no space follows.
 */
export function splitCharacters(
  text: string,
  tokens: readonly Token[],
  segments: readonly Segment[],
): { tokens: readonly Token[]; parts: readonly Segment[] } {
  const split: Token[] = [];
  const moved = new Int32Array(tokens.length + 1);
  for (const [i, token] of tokens.entries()) {
    moved[i] = split.length;
    if (token.kind === WORD && CHARACTERS.test(token.lower))
      for (const character of charactersOf(text, token)) split.push(character);
    else split.push(token);
  }
  moved[tokens.length] = split.length;
  const at = (i: number): number => moved[i] ?? split.length;
  return {
    tokens: split,
    parts: segments.flatMap((part) =>
      sentencesIn({ ...part, from: at(part.from), to: at(part.to), lineFrom: at(part.lineFrom) }, split),
    ),
  };
}

/** One by one: a text may be a single run of a million characters. */
function* charactersOf(text: string, { start, end }: Token): Generator<Token> {
  for (const { index, 0: piece } of text.slice(start, end).matchAll(PIECES)) {
    const from = start + index;
    const word = wordOf(text, from, from + piece.length);
    yield { kind: WORD, start: from, end: from + piece.length, lower: word.lower, span: undefined, word };
  }
}

const ENDS = new Set(['。', '！', '？', '；', '!', '?', ';']);
const CLOSERS = new Set(['）', ')', '”', '’', '」', '』', '"', '*']);
const GOES_ON = new Set([...ENDS, ...CLOSERS]);

function sentencesIn(part: Segment, tokens: readonly Token[]): Segment[] {
  const found: Segment[] = [];
  let { from } = part;
  for (let i = from; i < part.to; i++) {
    if (i + 1 < part.to && (!ends(tokens, i) || GOES_ON.has(lowerAt(tokens, i + 1)))) continue;
    found.push({ ...part, from, to: i + 1, first: part.first && found.length === 0 });
    from = i + 1;
    while (from < part.to && tokens[from]?.kind === SPACES) from++;
    i = from - 1;
  }
  return found;
}

const lowerAt = (tokens: readonly Token[], i: number): string => tokens[i]?.lower ?? '';

function ends(tokens: readonly Token[], i: number): boolean {
  let at = i;
  while (CLOSERS.has(lowerAt(tokens, at))) at--;
  return ENDS.has(lowerAt(tokens, at));
}
