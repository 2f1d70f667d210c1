import type { Talk, TalkGrammar, TalkKind, TalkRule } from './grammar.ts';

/** Words of a sentence in lower case, marks among them, numbers `#`, protected texts empty. */
export interface Clauses {
  words: readonly string[];
  /** Index of the marks at its end. */
  end: number;
  grammar: TalkGrammar;
  /** Talk of higher ranks is none. */
  rank: TalkRule['rank'];
  /** Kinds of talk that the text may mean. */
  not: ReadonlySet<TalkKind>;
  /** Whether what an announcement announces follows in the same paragraph. */
  leads: boolean;
}

/** In words: a run of talk is no longer. */
const LONGEST = 60;

/** A comma, "and" and "so", hardly more. */
const MOST_JOINTS = 4;

const PAUSES = new Set([',', ';', ':', '—', '–', '-', '…']);

export const isPause = (word: string | undefined): boolean => PAUSES.has(word ?? '');

/** They are talk beside other talk. */
const LOOSE: ReadonlySet<TalkKind> = new Set<TalkKind>(['opener', 'tag']);

/** The talk that begins at each word of a sentence. */
export class Runs {
  readonly words: readonly string[];
  readonly end: number;
  private readonly grammar: TalkGrammar;
  private readonly leads: boolean;
  private readonly talk: (readonly Talk[])[] = [];
  private readonly ends: (readonly number[])[] = [];

  constructor({ words, end, grammar, rank, not, leads }: Clauses) {
    this.words = words;
    this.end = end;
    this.grammar = grammar;
    this.leads = leads;
    const isFine = (talk: Talk): boolean => talk.end <= end && talk.rank <= rank && !not.has(talk.kind);
    for (let at = end - 1; at >= 0; at--) {
      this.talk[at] = grammar.talkAt(words, at).filter(isFine);
      this.ends[at] = this.joined(at);
    }
  }

  /** Whether the word there is one of a part of the lexicon. */
  is(part: string, at: number): boolean {
    return this.grammar.is(part, this.words[at] ?? '');
  }

  /** Index behind a comma or dash and a conjunction, where there are any. */
  behindJoints(at: number): number {
    let next = at;
    const last = Math.min(this.end, at + MOST_JOINTS);
    while (next < last && isPause(this.words[next])) next++;
    while (next < last && this.is('joint', next)) next++;
    return next;
  }

  talkAt(at: number): readonly Talk[] {
    return this.talk[at] ?? [];
  }

  /**
   * Where talk that begins here may end: clauses joined by commas, "and", "but" or "so", openers and tags
   * among them.
   */
  endsFrom(at: number): readonly number[] {
    return this.ends[at] ?? [];
  }

  /** Where the clause here ends and the next one starts, in talk to the end of the sentence. */
  nextOf(at: number): { end: number; start: number } | undefined {
    for (const { end } of this.talkAt(at)) {
      const start = this.behindJoints(end);
      if (start > end && start < this.end && this.endsFrom(start).includes(this.end)) return { end, start };
    }
    return undefined;
  }

  private joined(at: number): readonly number[] {
    const talk = this.talkAt(at);
    if (talk.length === 0) return [];
    const ends = new Set<number>();
    for (const { end, kind } of talk) {
      if (kind === 'lead' && !this.leads) continue;
      const next = this.behindJoints(end);
      const isLoose = LOOSE.has(kind);
      if (!isLoose) {
        ends.add(end);
        for (const tag of this.talkAt(next)) if (tag.kind === 'tag') ends.add(tag.end);
      }
      if (isLoose || next > end)
        for (const later of this.endsFrom(next)) if (later - at <= LONGEST) ends.add(later);
    }
    return [...ends];
  }
}
