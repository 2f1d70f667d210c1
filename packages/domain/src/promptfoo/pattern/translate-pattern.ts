import { RE2JS } from 're2js';
import { translateClass } from './character-class.ts';
import { LINE_ENDS, literal, NO_SPACES, SPACES } from './characters.ts';
import { PatternReader, refuse, Untranslated } from './pattern-reader.ts';

/** Longest pattern that is looked at; the translation may be longer. */
const MAX_SOURCE = 1_000;
const NAME = /^[A-Za-z_$][\w$]*$/;
/** Most states of the pattern's machine, counted roughly: RE2 writes repetitions out. */
const MAX_STATES = 3_000;
const REPETITION = /\{(\d+)(?:(,)(\d*))?\}/y;

/**
 * A pattern of JavaScript without flags in RE2 syntax, so that it matches the same outputs: `\s` and `.` are
 * written out, as they mean less and more there. One difference stays: a character beyond U+FFFF is one
 * character to RE2 and two to JavaScript. What RE2 cannot (references back, looking around) or takes for
 * something else is a problem. The pattern is never built: its author may be anyone.
 */
export function translatePattern(source: string): { pattern: string } | { problem: string } {
  if (source.length > MAX_SOURCE) return { problem: `is longer than ${MAX_SOURCE} characters` };
  try {
    return { pattern: new Translation(source).run() };
  } catch (error) {
    if (error instanceof Untranslated) return { problem: error.message };
    throw error;
  }
}

/** Whether RE2 takes the pattern. Slow where it is large. */
export function isPatternOfRe2(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

class Translation {
  private readonly reader: PatternReader;
  private translated = '';
  /** States of each group that is open, the whole pattern first. */
  private readonly open = [0];
  /** States of what a quantifier would repeat. */
  private last = 0;
  /** Whether a quantifier may follow, and what stands against it. */
  private mayRepeat = false;
  private isTwoUnits = false;
  private readonly names = new Set<string>();

  constructor(source: string) {
    this.reader = new PatternReader(source);
  }

  run(): string {
    while (!this.reader.isDone) this.step();
    if (this.open.length > 1) refuse();
    return this.translated;
  }

  private step(): void {
    if (this.quantifier()) return;
    this.isTwoUnits = false;
    this.mayRepeat = true;
    if (this.reader.take('(')) this.openGroup();
    else if (this.reader.take(')')) this.closeGroup();
    else this.add(this.atom());
  }

  private add(translated: string, states = 1): void {
    this.translated += translated;
    this.last = states;
    this.grow(states);
  }

  private atom(): string {
    const { reader } = this;
    if (reader.take('[')) return translateClass(reader);
    if (reader.take('.')) return `[^${LINE_ENDS}]`;
    if (reader.take('\\')) return this.escaped();
    const sign = ['|', '^', '$'].find((one) => reader.take(one));
    return sign ? this.unrepeatable(sign) : this.character(reader.next());
  }

  private character(code: number): string {
    this.isTwoUnits = code > 0xffff;
    return literal(code);
  }

  private unrepeatable(translated: string): string {
    this.mayRepeat = false;
    return translated;
  }

  private escaped(): string {
    const one = this.reader.escape();
    if ('character' in one) return this.character(one.character);
    if ('boundary' in one) return this.unrepeatable(`\\${one.boundary}`);
    if (one.set === 's') return `[${SPACES}]`;
    return one.set === 'S' ? `[${NO_SPACES}]` : `\\${one.set}`;
  }

  /** Names of groups say nothing here, as nothing refers to them. */
  private openGroup(): void {
    const { reader } = this;
    if (reader.peek('?=') || reader.peek('?!') || reader.peek('?<=') || reader.peek('?<!'))
      refuse('looks ahead or behind, which RE2 cannot');
    this.mayRepeat = false;
    if (reader.take('?<')) this.groupName();
    else if (!reader.take('?:') && reader.peek('?')) refuse('sets flags for a group');
    this.translated += '(?:';
    this.open.push(0);
  }

  private groupName(): void {
    const end = this.reader.source.indexOf('>', this.reader.at);
    const name = this.reader.source.slice(this.reader.at, end);
    if (end < 0 || !NAME.test(name) || this.names.has(name)) refuse('has a group without a name of its own');
    this.names.add(name);
    this.reader.at = end + 1;
  }

  private closeGroup(): void {
    if (this.open.length === 1) refuse();
    const states = this.open.pop() ?? 0;
    this.add(')', states + 1);
  }

  private quantifier(): boolean {
    const { reader } = this;
    const written = ['*', '+', '?'].find((sign) => reader.take(sign)) ?? this.repetition();
    if (written === null) return false;
    if (!this.mayRepeat) refuse();
    if (this.isTwoUnits) refuse('repeats a character beyond U+FFFF, of which JavaScript repeats a half');
    this.mayRepeat = false;
    this.translated += written + (reader.take('?') ? '?' : '');
    return true;
  }

  private repetition(): string | null {
    REPETITION.lastIndex = this.reader.at;
    const [written, least = '', comma, most = ''] = REPETITION.exec(this.reader.source) ?? [];
    if (written === undefined) return null;
    this.reader.at += written.length;
    const isOpen = comma === undefined || most === '';
    if (!isOpen && Number(least) > Number(most)) refuse();
    const times = Number(isOpen ? least : most);
    this.last *= Math.max(times, 1);
    this.grow(this.last);
    return written;
  }

  private grow(states: number): void {
    this.open.push((this.open.pop() ?? 0) + states);
    if (this.open.reduce((sum, one) => sum + one, 0) > MAX_STATES) refuse('is too large');
  }
}
