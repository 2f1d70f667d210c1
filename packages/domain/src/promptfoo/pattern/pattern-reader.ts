const NO_PATTERN = 'is no pattern that JavaScript reads';

/** What RE2 lacks or takes for something else, in words that follow the name of the field. */
export class Untranslated extends Error {}

/** What a backslash and what follows it stand for. */
export type Escape =
  | { character: number }
  /** One of `d D w W s S`. */
  | { set: string }
  | { boundary: 'b' | 'B' };

const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b, f: 0x0c };
const HEX = /^[0-9A-Fa-f]+$/;
const DIGIT = /^[0-9]$/;

/** Goes through the source of a pattern of JavaScript, without flags. */
export class PatternReader {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get isDone(): boolean {
    return this.at >= this.source.length;
  }

  peek(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  take(text: string): boolean {
    const found = this.peek(text);
    if (found) this.at += text.length;
    return found;
  }

  /** The next character, whole; without the flag `u`, JavaScript takes one beyond U+FFFF for two. */
  next(): number {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  /** What follows a backslash that was taken. */
  escape(): Escape {
    if (this.isDone) refuse();
    const code = this.next();
    const character = String.fromCodePoint(code);
    if ('dDwWsS'.includes(character)) return { set: character };
    if (character === 'b' || character === 'B') return { boundary: character };
    const control = Object.hasOwn(CONTROLS, character) ? CONTROLS[character] : undefined;
    if (control !== undefined) return { character: control };
    if (character === 'x') return { character: this.hex(2) ?? code };
    if (character === 'u') return { character: this.codeUnits() ?? refuse('has \\u without four digits') };
    if (character === '0' && !DIGIT.test(this.source.charAt(this.at))) return { character: 0 };
    if (DIGIT.test(character) || character === 'k') return refuse('refers back to a group, which RE2 cannot');
    if ('cpP'.includes(character)) return refuse(`has \\${character}, which has another meaning in RE2`);
    return { character: code };
  }

  private hex(length: number): number | null {
    const digits = this.source.slice(this.at, this.at + length);
    if (digits.length < length || !HEX.test(digits)) return null;
    this.at += length;
    return Number.parseInt(digits, 16);
  }

  /** `\uD83D\uDE00` is one character. */
  private codeUnits(): number | null {
    const first = this.hex(4);
    if (first === null || first < 0xd800 || first > 0xdfff) return first;
    const second = first < 0xdc00 && this.take('\\u') ? this.hex(4) : null;
    if (second === null || second < 0xdc00 || second > 0xdfff) return refuse('has half of a surrogate pair');
    return String.fromCharCode(first, second).codePointAt(0) ?? null;
  }
}

export function refuse(problem = NO_PATTERN): never {
  throw new Untranslated(problem);
}
