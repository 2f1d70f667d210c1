import type { PhrasePass, PhraseRule, Rank } from '../model/pass.ts';
import { choicesOf, isOptional } from './expand.ts';
import type { PhraseGrammar } from './grammar.ts';
import { phraseSet } from './phrase-set.ts';

export type Anchor = 'none' | 'inside' | 'clause' | 'sentence' | 'text';

export interface CompiledRule {
  anchor: Anchor;
  end: boolean;
  before: ReadonlySet<string> | undefined;
  notBefore: ReadonlySet<string> | undefined;
  after: ReadonlySet<string> | undefined;
  notAfter: ReadonlySet<string> | undefined;
  replacement: string;
  rank: Rank;
  statement: boolean;
  /** For a rule that changes the form of a verb: the forms, for other verbs in the same row. */
  forms: ReadonlyMap<string, string> | undefined;
  pass: string;
  reason: string;
}

/**
 * How far a phrase has been read: the words of its pattern up to `at`, and then, where it ends with one, the
 * form of a verb.
 */
interface Progress {
  pattern: Pattern;
  at: number;
  form?: string;
}

/** Where the words so far lead. What follows is worked out when a text asks for it. */
export class PhraseNode {
  /** Of the phrases that may end here, in the order of the rules. */
  readonly rules: readonly CompiledRule[];
  private readonly begun: readonly Progress[];
  private readonly nodes = new Map<string, PhraseNode>();
  private following: ReadonlyMap<string, Progress[]> | undefined;

  constructor(phrases: readonly Progress[]) {
    this.begun = phrases.filter(({ pattern, at, form }) => pattern.goesOn(at, form));
    this.rules = phrases.flatMap(({ pattern, at, form }) => pattern.ruleAt(at, form) ?? []);
  }

  /** Where another word leads; undefined where no phrase goes on with it. */
  next(word: string): PhraseNode | undefined {
    const known = this.nodes.get(word);
    if (known || this.begun.length === 0) return known;
    this.following ??= byNextWord(this.begun);
    const phrases = this.following.get(word);
    if (!phrases) return undefined;
    const node = new PhraseNode(phrases);
    this.nodes.set(word, node);
    return node;
  }
}

function byNextWord(begun: readonly Progress[]): ReadonlyMap<string, Progress[]> {
  const following = new Map<string, Progress[]>();
  for (const { pattern, at } of begun)
    for (const [word, progress] of pattern.nextWords(at)) {
      const known = following.get(word);
      if (known) known.push(progress);
      else following.set(word, [progress]);
    }
  return following;
}

const ANCHORS: Record<string, Anchor> = { '~': 'inside', '^': 'clause', '^^': 'sentence', '^^^': 'text' };

/**
 * All phrases of a language in one trie, so that a text is looked at once whatever the number of rules. It
 * grows with the texts: of the ten thousands of paths that alternatives and optional words make, each with
 * all forms of its verb, most are never asked for.
 */
export class PhraseTrie {
  private readonly root: PhraseNode;
  private readonly firsts = new Set<string>();

  constructor(passes: readonly PhrasePass[], grammar: PhraseGrammar) {
    const patterns = passes.flatMap((pass) => pass.rules.map((rule) => new Pattern(pass, rule, grammar)));
    for (const pattern of patterns) for (const [word] of pattern.nextWords(0)) this.firsts.add(word);
    this.root = new PhraseNode(patterns.map((pattern) => ({ pattern, at: 0 })));
  }

  begins(first: string): boolean {
    return this.firsts.has(first);
  }

  /** What follows a first word. */
  get(first: string): PhraseNode | undefined {
    return this.root.next(first);
  }
}

/** The pattern of a rule: `[anchor] [{set}|!words] words… [{form}] [{set} !words…] [$]`. */
class Pattern {
  /** Without anchor, contexts, end and form. */
  private readonly words: readonly string[];
  /** For a rule that changes the form of a verb. */
  private readonly forms: ReadonlyMap<string, string> | undefined;
  private readonly context: Context;
  private readonly anchor: Anchor;
  private readonly end: boolean;
  private readonly pass: PhrasePass;
  private readonly rule: PhraseRule;
  private readonly sets: PhraseGrammar['sets'];
  private made: CompiledRule | undefined;

  constructor(pass: PhrasePass, rule: PhraseRule, { sets, forms }: PhraseGrammar) {
    const words = rule.pattern.split(' ');
    const anchor = ANCHORS[words[0] ?? ''];
    if (anchor) words.shift();
    this.anchor = anchor ?? 'none';
    this.end = words.at(-1) === '$';
    if (this.end) words.pop();
    this.context = takeContext(words, forms);
    this.forms = forms[words.at(-1) ?? ''];
    this.words = this.forms ? words.slice(0, -1) : words;
    this.pass = pass;
    this.rule = rule;
    this.sets = sets;
  }

  /** What may come next where the words up to `at` have been read: each with how far that leads. */
  *nextWords(at: number): Generator<[word: string, progress: Progress]> {
    for (const [k, word] of this.words.entries()) {
      if (k < at) continue;
      for (const choice of choicesOf(word)) yield [choice, { pattern: this, at: k + 1 }];
      if (!isOptional(word)) return;
    }
    for (const form of this.forms?.keys() ?? []) yield [form, { pattern: this, at: this.words.length, form }];
  }

  /** Whether more words may follow. */
  goesOn(at: number, form: string | undefined): boolean {
    return form === undefined && (at < this.words.length || this.forms !== undefined);
  }

  /** The rule, where nothing more has to follow. `… {ing}` consumes the gerund of a verb of instruction. */
  ruleAt(at: number, form: string | undefined): CompiledRule | undefined {
    if (form !== undefined) return this.withForm(form);
    return this.forms === undefined && this.words.slice(at).every(isOptional) ? this.compiled() : undefined;
  }

  private compiled(): CompiledRule {
    const { before, notBefore, after, notAfter } = this.context;
    const setOf = (words: string | undefined) =>
      words === undefined ? undefined : phraseSet(words, this.sets);
    this.made ??= {
      anchor: this.anchor,
      end: this.end,
      before: setOf(before),
      notBefore: setOf(notBefore),
      after: setOf(after),
      notAfter: setOf(notAfter),
      replacement: this.rule.replacement,
      rank: this.rule.rank,
      statement: this.rule.statement ?? false,
      forms: this.forms,
      pass: this.pass.name,
      reason: this.pass.reason,
    };
    return this.made;
  }

  /** `{base}` in the replacement is the base form of the verb. */
  private withForm(form: string): CompiledRule {
    const rule = this.compiled();
    return { ...rule, replacement: rule.replacement.replace('{base}', this.forms?.get(form) ?? '') };
  }
}

/** Sets of words around a phrase, as the pattern writes them. */
interface Context {
  before?: string;
  notBefore?: string;
  after?: string;
  notAfter?: string;
}

/** Takes `{set}` and `!word|word` off both ends of the pattern. */
function takeContext(words: string[], forms: PhraseGrammar['forms']): Context {
  const context: Context = {};
  const first = words[0] ?? '';
  if (first.startsWith('{')) context.after = first;
  if (first.startsWith('!')) context.notAfter = first.slice(1);
  if (context.after || context.notAfter) words.shift();
  for (let last = words.at(-1) ?? ''; !forms[last]; last = words.at(-1) ?? '') {
    if (last.startsWith('{')) context.before = last;
    else if (last.length > 1 && last.startsWith('!')) context.notBefore = last.slice(1);
    else return context;
    words.pop();
  }
  return context;
}
