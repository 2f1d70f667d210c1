import type { PhrasePass, PhraseRule, Rank } from '../model/pass.ts';
import { choicesOf, expand, isOptional } from './expand.ts';
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

export interface Node {
  next: Map<string, Node>;
  rules: CompiledRule[];
}

const emptyNode = (): Node => ({ next: new Map(), rules: [] });

const ANCHORS: Record<string, Anchor> = { '~': 'inside', '^': 'clause', '^^': 'sentence', '^^^': 'text' };

/**
 * All phrases of a language in one trie, so that a text is looked at once whatever the number of rules. What a word begins is compiled when a
 * text has that word: of the ten thousands of paths most are never asked for.
 */
export class PhraseTrie {
  /** By the words that they may begin with, in the order of the rules. */
  private readonly patterns = new Map<string, Pattern[]>();
  private readonly nodes = new Map<string, Node>();

  constructor(passes: readonly PhrasePass[], grammar: PhraseGrammar) {
    for (const pass of passes)
      for (const rule of pass.rules) {
        const pattern = new Pattern(pass, rule, grammar);
        for (const first of pattern.firsts()) {
          const known = this.patterns.get(first);
          if (known) known.push(pattern);
          else this.patterns.set(first, [pattern]);
        }
      }
  }

  /** The words that begin a phrase. */
  firsts(): Iterable<string> {
    return this.patterns.keys();
  }

  begins(first: string): boolean {
    return this.patterns.has(first);
  }

  /** What follows a first word. */
  get(first: string): Node | undefined {
    const patterns = this.patterns.get(first);
    if (!patterns) return undefined;
    const known = this.nodes.get(first);
    if (known) return known;
    const node = emptyNode();
    for (const pattern of patterns) pattern.insert(node, first);
    this.nodes.set(first, node);
    return node;
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

  /** The words that it may begin with: up to the first that is not optional, and the forms where all others are. */
  firsts(): ReadonlySet<string> {
    const firsts = new Set<string>();
    for (const word of this.words) {
      for (const choice of choicesOf(word)) firsts.add(choice);
      if (!isOptional(word)) return firsts;
    }
    for (const form of this.forms?.keys() ?? []) firsts.add(form);
    return firsts;
  }

  /** Inserts the paths that begin with `first` below its node. */
  insert(node: Node, first: string): void {
    for (const [k, word] of this.words.entries()) {
      if (choicesOf(word).includes(first))
        for (const path of expand(this.words.slice(k + 1))) this.insertPath(node, path);
      if (!isOptional(word)) return;
    }
    if (this.forms?.has(first)) node.rules.push(this.withForm(first));
  }

  /** `… {ing}` consumes the gerund of a verb of instruction. */
  private insertPath(node: Node, path: readonly string[]): void {
    const at = nodeAt(node, path);
    if (!this.forms) at.rules.push(this.compiled());
    else for (const form of this.forms.keys()) nodeAt(at, [form]).rules.push(this.withForm(form));
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

/** The node that a path leads to, made where there is none. */
function nodeAt(root: Node, path: readonly string[]): Node {
  let node = root;
  for (const word of path) {
    let next = node.next.get(word);
    if (!next) {
      next = emptyNode();
      node.next.set(word, next);
    }
    node = next;
  }
  return node;
}
