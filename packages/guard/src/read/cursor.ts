import { SPACES, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Source } from './source.ts';
import { NUMBER, OPERATOR } from './term.ts';
import { FUNCTION } from './tongue.ts';

/** Where in a source a number is being read. */
export class Cursor {
  at: number;
  private readonly source: Source;
  private readonly to: number;

  constructor(source: Source, at: number, to: number) {
    this.source = source;
    this.at = at;
    this.to = to;
  }

  get language(): Script {
    return this.source.tongue.language;
  }

  /** Index of the next token that is no space, at most `to`. */
  skip(from = this.at): number {
    let at = from;
    while (at < this.to && this.source.tokens[at]?.kind === SPACES) at++;
    return at;
  }

  /** The text from a token on. */
  text(index: number, length: number): string {
    const start = this.source.tokens[index]?.start ?? 0;
    return this.source.text.slice(start, start + length);
  }

  /** Index of the token `length` units behind the start of another. */
  behind(index: number, length: number): number {
    const end = (this.source.tokens[index]?.start ?? 0) + length;
    let at = index;
    while (at < this.to && (this.source.tokens[at]?.end ?? end) <= end) at++;
    return at;
  }

  token(index: number): Token | undefined {
    return index < this.to ? this.source.tokens[index] : undefined;
  }

  /** The token in front of one, without spaces. */
  before(index: number): Token | undefined {
    let at = index - 1;
    while (this.source.tokens[at]?.kind === SPACES) at--;
    return this.source.tokens[at];
  }

  /** Whether a phrase stands right in front of a token. */
  follows(index: number, phrase: readonly string[]): boolean {
    let at = index;
    for (let k = phrase.length - 1; k >= 0; k--) {
      do at--;
      while (this.source.tokens[at]?.kind === SPACES);
      if (this.source.tokens[at]?.lower !== phrase[k]) return false;
    }
    return true;
  }

  /** Index behind the words of a phrase that stands at a token, -1 where it does not. */
  phrase(from: number, phrase: readonly string[]): number {
    let at = from;
    for (const word of phrase) {
      at = this.skip(at);
      if (this.token(at)?.lower !== word) return -1;
      at++;
    }
    return at;
  }

  /** Whether a word neither counts nor can be counted. */
  isEmpty(token: Token): boolean {
    const { type } = this.source.tongue.factsOf(token.word, token.lower);
    return type === FUNCTION || type === OPERATOR;
  }

  /** What a word in lower case is looked up by. */
  keyOf(word: string): string {
    return this.source.tongue.factsOf(undefined, word).key;
  }

  /** The synonym groups of a word in lower case. */
  groupsOf(word: string): readonly number[] {
    return this.source.tongue.factsOf(undefined, word).groups;
  }

  /** Value of a number word in lower case. */
  valueOf(word: string): number | undefined {
    const facts = this.source.tongue.factsOf(undefined, word);
    return facts.type === NUMBER ? facts.value : undefined;
  }

  /** Value of the number word at a token. */
  wordValue(token: Token | undefined): number | undefined {
    if (token?.kind !== WORD_TOKEN) return undefined;
    const facts = this.source.tongue.factsOf(token.word, token.lower);
    if (facts.type === NUMBER) return facts.value;
    const [tens, ones] = facts.parts ?? [];
    return tens?.type === NUMBER && ones?.type === NUMBER && tens.value >= 20 && ones.value < 10
      ? tens.value + ones.value
      : undefined;
  }
}
