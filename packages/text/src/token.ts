import type { Word } from './word.ts';

/** What a token is. Spaces and line breaks are tokens too, so that tokens cover the text without gaps. */
export const SPACES = 0;
export const NEWLINE = 1;
export const WORD = 2;
export const NUMBER = 3;
export const PUNCT = 4;
/** Protected text: no pass looks inside. */
export const SPAN = 5;

export type SpanKind =
  | 'code'
  | 'data'
  | 'link'
  | 'email'
  | 'path'
  | 'quote'
  | 'placeholder'
  | 'tag'
  | 'preserve'
  | 'given text';

export interface Token {
  kind: number;
  start: number;
  end: number;
  /** Lower-case text of words, the text itself of numbers and punctuation, empty otherwise. */
  lower: string;
  span: SpanKind | undefined;
  /** Of WORD tokens, the key to what is known of the word wherever it stands. */
  word: Word | undefined;
}
