import type { PhrasePass, PhraseRule, Rank } from '../model/pass.ts';
import { expand } from './expand.ts';
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

/** One trie of all phrases of a language, so that a text is looked at once whatever the number of rules. */
export function compilePhrases(passes: readonly PhrasePass[], grammar: PhraseGrammar): Node {
  const root = emptyNode();
  for (const pass of passes) for (const rule of pass.rules) addRule(root, pass, rule, grammar);
  return root;
}

function addRule(root: Node, pass: PhrasePass, rule: PhraseRule, grammar: PhraseGrammar): void {
  const words = rule.pattern.split(' ');
  const compiled: CompiledRule = {
    anchor: 'none',
    end: false,
    before: undefined,
    notBefore: undefined,
    after: undefined,
    notAfter: undefined,
    replacement: rule.replacement,
    rank: rule.rank,
    statement: rule.statement ?? false,
    forms: undefined,
    pass: pass.name,
    reason: pass.reason,
  };
  const anchor = ANCHORS[words[0] ?? ''];
  if (anchor) {
    compiled.anchor = anchor;
    words.shift();
  }
  if (words.at(-1) === '$') {
    compiled.end = true;
    words.pop();
  }
  takeContext(words, compiled, grammar);
  const forms = grammar.forms[words.at(-1) ?? ''];
  if (forms) addForms(root, words, compiled, forms);
  else for (const path of expand(words)) insert(root, path, compiled);
}

/** Takes `{set}` and `!word|word` off both ends of the pattern. */
function takeContext(words: string[], compiled: CompiledRule, { sets, forms }: PhraseGrammar): void {
  const first = words[0] ?? '';
  if (first.startsWith('{')) compiled.after = phraseSet(first, sets);
  if (first.startsWith('!')) compiled.notAfter = phraseSet(first.slice(1), sets);
  if (compiled.after || compiled.notAfter) words.shift();
  for (let last = words.at(-1) ?? ''; !forms[last]; last = words.at(-1) ?? '') {
    if (last.startsWith('{')) compiled.before = phraseSet(last, sets);
    else if (last.length > 1 && last.startsWith('!')) compiled.notBefore = phraseSet(last.slice(1), sets);
    else return;
    words.pop();
  }
}

/** `… {ing}` consumes the gerund of a verb of instruction; `{base}` in the replacement is its base form. */
function addForms(
  root: Node,
  words: readonly string[],
  compiled: CompiledRule,
  forms: ReadonlyMap<string, string>,
): void {
  for (const path of expand(words.slice(0, -1)))
    for (const [form, base] of forms)
      insert(root, [...path, form], {
        ...compiled,
        replacement: compiled.replacement.replace('{base}', base),
        forms,
      });
}

function insert(root: Node, path: readonly string[], rule: CompiledRule): void {
  if (path.length === 0) return;
  let node = root;
  for (const word of path) {
    let next = node.next.get(word);
    if (!next) {
      next = emptyNode();
      node.next.set(word, next);
    }
    node = next;
  }
  node.rules.push(rule);
}
