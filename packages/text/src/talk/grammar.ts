import { fold, Speller } from './spelling.ts';

/**
 * How a clause that asks for nothing stands in its sentence.
 * - `clause`: a main clause or a whole sentence ("I'm stuck").
 * - `feeling`: the same, but what a letter might say ("I'm really sorry about that").
 * - `greeting`: the same at the beginning of a text, elsewhere somebody may be meant to say it.
 * - `plea`: asks for help, not for what ("please help me with this"): no more than that may be asked.
 * - `closing`: the same as a whole sentence, elsewhere it may mean "nothing else" ("just the list, that's
 *   all").
 * - `lead`: announces what follows ("Here's what you should know").
 * - `aside`: an adverbial, set off by commas ("if that makes sense").
 * - `opener`: stands before anything, with a comma or without ("oh and").
 * - `tag`: beside other talk it is talk ("that's it, I think").
 */
export type TalkKind =
  | 'clause'
  | 'greeting'
  | 'plea'
  | 'closing'
  | 'feeling'
  | 'lead'
  | 'aside'
  | 'opener'
  | 'tag';

/** A clause that asks for nothing, as one line of a lexicon describes it. */
export interface TalkRule {
  kind: TalkKind;
  /** 1 is plain courtesy and filler, 2 talk about oneself and the request, 3 a story without a fact. */
  rank: 1 | 2 | 3;
}

export interface Talk extends TalkRule {
  /** Index behind its last word. */
  end: number;
}

/** A clause has no more words. */
const LONGEST = 40;
/** So many steps are remembered before the memory of them starts anew. */
const MOST_STEPS = 20_000;

interface Node {
  edges: { words: ReadonlySet<string>; to: Node }[];
  empty: Node[];
  /** Elements that lead on from here, not looked into before a text gets here. */
  closed: { element: string; to: Node }[];
  accepts: TalkRule | undefined;
}

interface State {
  nodes: readonly Node[];
  accepts: readonly TalkRule[];
  next: Map<string, State | undefined>;
}

const newNode = (): Node => ({ edges: [], empty: [], closed: [], accepts: undefined });

/**
 * The talk of one language. Lexicon lines: `name = …` names a part, `2 clause …` is a rule with its rank and
 * kind. Alternatives are separated by ` | `, words that may stand in one place by `/`; `{name}` is a part; a
 * trailing `?` makes an element optional. Parts are defined before they are used, so that none contains
 * itself.
 */
export class TalkGrammar {
  private readonly start = newNode();
  private readonly parts = new Map<string, readonly string[]>();
  private readonly sets = new Map<string, ReadonlySet<string>>();
  private readonly lists = new Map<string, ReadonlySet<string>>();
  private readonly speller: Speller;
  private initial: State;
  private steps = 0;

  constructor(lexicon: string) {
    const lines = lexicon.split('\n').filter((line) => line.trim() !== '');
    for (const line of lines) this.addLine(line.trim());
    this.speller = new Speller(vocabularyOf(lines));
    this.initial = this.stateOf([this.start]);
  }

  /**
   * Every clause of talk that begins at `at`, the shorter ones first. `words` are in lower case, numbers `#`.
   */
  talkAt(words: readonly string[], at: number): Talk[] {
    const found: Talk[] = [];
    if (this.steps > MOST_STEPS) this.forget();
    let state: State | undefined = this.initial;
    for (let end = at; end < words.length && end - at < LONGEST; end++) {
      state = this.step(state, words[end] ?? '');
      if (!state) break;
      for (const rule of state.accepts) found.push({ ...rule, end: end + 1 });
    }
    return found;
  }

  /** Whether a word is one of a part that is a list of words, as they are spelled. */
  is(part: string, lower: string): boolean {
    let words = this.lists.get(part);
    if (!words) {
      words = new Set((this.parts.get(part) ?? []).flatMap((alternative) => alternative.split('/')));
      this.lists.set(part, words);
    }
    return words.has(lower);
  }

  private step(state: State, lower: string): State | undefined {
    const known = state.next.get(lower);
    if (known || state.next.has(lower)) return known;
    const word = this.speller.read(lower);
    if (word === undefined) return undefined;
    const reached = state.nodes.flatMap(({ edges }) =>
      edges.filter(({ words }) => words.has(word)).map(({ to }) => to),
    );
    const next = reached.length > 0 ? this.stateOf(reached) : undefined;
    this.steps++;
    state.next.set(lower, next);
    return next;
  }

  private forget(): void {
    this.initial = this.stateOf([this.start]);
    this.steps = 0;
  }

  private addLine(line: string): void {
    const [head = '', second = '', ...rest] = line.split(' ');
    const alternatives = rest.join(' ').split(' | ');
    if (second === '=') {
      this.parts.set(head, alternatives);
      return;
    }
    const end = newNode();
    end.accepts = { rank: Number(head) as TalkRule['rank'], kind: second as TalkKind };
    for (const alternative of alternatives) this.build(alternative, this.start, end);
  }

  private build(alternative: string, from: Node, to: Node): void {
    let node = from;
    for (const part of alternative.split(' ')) {
      const next = newNode();
      const isOptional = part.endsWith('?');
      node.closed.push({ element: isOptional ? part.slice(0, -1) : part, to: next });
      if (isOptional) node.empty.push(next);
      node = next;
    }
    node.empty.push(to);
  }

  /** The nodes reached and all that can be reached from them without a word. */
  private stateOf(reached: readonly Node[]): State {
    const nodes = new Set(reached);
    for (const node of nodes) {
      for (let next = node.closed.pop(); next; next = node.closed.pop())
        this.open(next.element, node, next.to);
      for (const next of node.empty) nodes.add(next);
    }
    const accepts = [...nodes].flatMap(({ accepts: rule }) => rule ?? []);
    return { nodes: [...nodes].filter(({ edges }) => edges.length > 0), accepts, next: new Map() };
  }

  private open(element: string, from: Node, to: Node): void {
    for (const choice of element.split('/'))
      if (choice.startsWith('{'))
        for (const alternative of this.partOf(choice))
          if (!isWords(alternative)) this.build(alternative, from, to);
    const words = this.wordsOf(element);
    if (words.size > 0) from.edges.push({ words, to });
  }

  /** The alternatives of an element that are single words. */
  private wordsOf(element: string): ReadonlySet<string> {
    const known = this.sets.get(element);
    if (known) return known;
    const choices = element
      .split('/')
      .flatMap((choice) => (choice.startsWith('{') ? this.partOf(choice) : choice));
    const words = new Set(choices.filter(isWords).flatMap((choice) => choice.split('/').map(fold)));
    this.sets.set(element, words);
    return words;
  }

  private partOf(name: string): readonly string[] {
    const part = this.parts.get(name.slice(1, -1));
    if (!part) throw new SyntaxError(`unknown part ${name}`);
    return part;
  }
}

const isWords = (alternative: string): boolean => !/[ {?]/.test(alternative);

/** Every word of a lexicon, as it is compared. */
function vocabularyOf(lines: readonly string[]): ReadonlySet<string> {
  const words = lines.flatMap((line) => line.split(/[ /|?]/).slice(2));
  return new Set(words.filter((word) => word !== '' && !word.startsWith('{')).map(fold));
}
