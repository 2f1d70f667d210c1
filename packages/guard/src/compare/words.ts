import { stem } from '@refinery/text/stem.ts';
import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { NEGATIONS, operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { ACTION, BREAK, CAPITAL, CONTENT, NUMBER, PLURAL, SPAN, type Term } from '../read/term.ts';
import { isAddable, isChatter, isIdle } from '../read/tongue.ts';
import { isChat } from './chat.ts';
import { addition, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { isFound, type Matches } from './match.ts';
import { originsByHome } from './merged.ts';
import { sentenceOf } from './moods.ts';
import { namesKnownOrder } from './named-orders.ts';

/** Share of a clause's words that must be found again. */
const ENOUGH = 0.5;

/** Words of the rewritten text that nothing in the original says. */
export function addedWords(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  let words: ReadonlySet<string> | undefined;
  let origins: ReadonlyMap<number, readonly number[]> | undefined;
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    if (term?.type !== CONTENT || isFound(matches.ofRewritten, i)) continue;
    if (term.key.includes(' ') && isIdle(rewritten.language, term.key)) continue;
    origins ??= originsByHome(pair);
    if (isLabel(rewritten, i) || isSpelledBefore(pair, i, origins) || namesKnownOrder(pair, term)) continue;
    // "E-mail-questions" of "questions by e-mail": a compound of which the original says every part.
    const parts = partsOf(rewritten.text.slice(term.start, term.end));
    if (parts.length > 1) words ??= new Set(partsOf(original.text));
    if (parts.length > 1 && parts.every((part) => words?.has(part))) continue;
    if ((isAddable(rewritten.language, term.key) && !isNewChoice(pair, i)) || negates(pair, i)) continue;
    found.push(
      addition('addition', term.start, term.end, `the original does not say ${quoted(rewritten, term)}`),
    );
  }
  return found;
}

/**
 * "To be honest" is talk, but "feedback has to be honest" is not: the word stood in what became this
 * sentence.
 */
function isSpelledBefore(
  { original, rewritten }: Pair,
  at: number,
  origins: ReadonlyMap<number, readonly number[]>,
): boolean {
  const home = rewritten.statementOf[at] ?? -1;
  const { start, end } = rewritten.terms[at] ?? {};
  const word = rewritten.text.slice(start, end).toLowerCase();
  // "Do not forget to" is talk as well, "forget" is none.
  if (verbMask(word) & MAY.base) return false;
  const sentences = origins.get(home)?.slice(0, MOST_ORIGINS) ?? [];
  return sentences.some((s) => {
    const sentence = sentenceOf(original, s);
    return sentence.includes(word) && partsOf(sentence).includes(word) && !hasSpans(original, s);
  });
}

/** What is code or a quotation there is none any more where its words stand by themselves. */
const hasSpans = ({ terms, statements }: Reading, s: number): boolean =>
  terms.slice(statements[s]?.from, statements[s]?.to).some(({ type }) => type === SPAN);

/** What many sentences became is a text of its own. */
const MOST_ORIGINS = 6;

/** The words of a part of a text, also those of compounds. */
const partsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

const OR = operatorNumber('!or');
const AND = operatorNumber('!and');

/** "Cancelled" that became "cancelled or moved": one more case, whatever the word. */
function isNewChoice({ rewritten, matches }: Pair, at: number): boolean {
  const isNew = (k: number): boolean =>
    rewritten.terms[k]?.operator === OR && !isFound(matches.ofRewritten, k);
  const isKnown = (k: number): boolean =>
    rewritten.terms[k]?.type === CONTENT && isFound(matches.ofRewritten, k);
  return (isNew(at - 1) && isKnown(at - 2)) || (isNew(at + 1) && isKnown(at + 2));
}

/** By their keys: they name what stands behind them. */
export const LABELS: ReadonlySet<string> = new Set(
  'request length tone format style language output input task role context constraint example audience title topic subject size order deadline note rule form layout answer target goal structure section scope step data result reply requirement criteria limit content background'
    .split(' ')
    .flatMap((word) => [word, `${word}s`, stem(word)]),
);

/** "Length: 80 words": a word that only names what follows, or a heading that sorts. */
function isLabel({ text, terms, statementOf, statements }: Reading, at: number): boolean {
  const term = terms[at];
  const statement = statements[statementOf[at] ?? -1];
  if (!term || !statement || !LABELS.has(text.slice(term.start, term.end).toLowerCase())) return false;
  return (
    isBeforeColon(terms, at, statement.to) ||
    statement.line === 'heading' ||
    statement.to - statement.from === 1
  );
}

/** A colon stands behind it, or behind what says in which order: "structure, in this order: …". */
function isBeforeColon(terms: readonly Term[], at: number, to: number): boolean {
  const next = terms[at + 1]?.key;
  if (next !== ',') return next === ':';
  return terms.slice(at + 2, Math.min(to, at + LABELLED)).some(({ key }) => key === ':');
}
/** So many terms behind a label its colon stands at most. */
const LABELLED = 7;

/** Names, formats and languages that are gone. */
export function droppedNames({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== CONTENT || isFound(matches.ofOriginal, i)) continue;
    const isInside = original.statementOf[i] === original.statementOf[i - 1];
    if (term.key.split(' ').some((word) => FORMATS.has(word)) && !namesFormat(rewritten, term.key))
      found.push(lostOrDoubtful('format', 'doubtful', term.start, term.end, 'the format is gone'));
    else if (
      tellsNames(original) &&
      term.flags & CAPITAL &&
      !NO_NAMES.has(term.key) &&
      (isInside ? original.terms[i - 1]?.type !== BREAK : original.language === 'en' && isUnknown(term))
    )
      found.push(lostOrDoubtful('name', 'doubtful', term.start, term.end, 'the name is gone'));
  }
  return found;
}

/** They stand with a capital at the start of what is quoted. By their keys. */
const NO_NAMES = new Set(
  'ye yes no anyth anything everyth everything noth nothing someth something hello hi thank'.split(' '),
);

/** "MySQL", "SQLite": a name may hold the format. */
const namesFormat = ({ terms }: Reading, key: string): boolean =>
  terms.some((term) => term.type === CONTENT && term.key !== key && term.key.includes(key));

/** German writes every noun with a capital. */
const tellsNames = ({ language }: Reading): boolean => language !== 'de';

const FORMATS = new Set(
  'json xml yaml csv markdown html latex tabl pdf svg sql uppercas lowercas capit bold ital'.split(' '),
);

/** At the start of a sentence every word has a capital: a name is one that nothing is known of. */
const isUnknown = ({ groups, flags, key }: Term): boolean =>
  groups.length === 0 &&
  !(flags & (ACTION | PLURAL)) &&
  verbMask(key) === 0 &&
  !/(?:ed|ing|l[iy]|abl|ful|ous)$/.test(key);

const PREFIXED = /^(?:un|in|im|ir|il|dis|non-?)([^-].{2,})$/;

/**
 * "unclear" for "not clear": a word with a negating prefix, where the original negates the word without it.
 */
function negates({ original, rewritten }: Pair, at: number): boolean {
  const [, base] = PREFIXED.exec(rewritten.terms[at]?.key ?? '') ?? [];
  if (base === undefined) return false;
  return original.useIndex.negatedKeys.has(base);
}

/** Clauses of which too little is found again. Words that only frame what is asked for do not count. */
export function droppedClauses({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let s = 0; s < original.statements.length; s++) {
    const statement = original.statements[s];
    if (!statement || matches.same[s]) continue;
    for (let i = statement.from; i < statement.to; ) {
      const end = clauseEnd(original, i, statement.to);
      const finding = droppedClause(
        { original, matches },
        i,
        end,
        statement.line === 'item' && i === statement.from && end === statement.to,
      );
      if (finding) found.push(finding);
      i = end;
    }
  }
  return found;
}

/** "… and end with a question". */
const LAST = operatorNumber('!last');

/** "Say that everyone brings a dessert and …", in terms. */
const SHORTEST_DEMAND = 4;

/** "… and ask for a confirmation". */
const asksAnew = (terms: readonly Term[], at: number): boolean => {
  const { flags = 0, key = '' } = terms[at + 1] ?? {};
  return terms[at]?.operator === AND && ((flags & ACTION) !== 0 || verbMask(key.split(' ')[0] ?? '') !== 0);
};

function clauseEnd({ terms }: Reading, from: number, to: number): number {
  let end = from + 1;
  while (end < to && terms[end]?.clause === terms[from]?.clause && !asksAnew(terms, end)) end++;
  return end;
}

function droppedClause(
  { original, matches }: Pick<Pair, 'original' | 'matches'>,
  from: number,
  to: number,
  isItem: boolean,
): Finding | undefined {
  if (isWholeThere(original, matches, from, to)) return undefined;
  let all = 0;
  let gone = 0;
  let first: Term | undefined;
  let last: Term | undefined;
  const isTalk = isChat(original, from, to);
  for (let i = from; i < to; i++) {
    const term = original.terms[i];
    if (!term || !weighs(original, term)) continue;
    const isThere = isFound(matches.ofOriginal, i);
    if (isTalk && !isThere && isChatter(original.language, term.key)) continue;
    if (term.type !== CONTENT && !isThere) continue;
    all++;
    if (isThere) continue;
    gone++;
    first ??= term;
    last = term;
  }
  const isDemand =
    to - from >= SHORTEST_DEMAND && (asksAnew(original.terms, to) || asksAnew(original.terms, from));
  const isAlone = all === 1 && (isItem || isDemand || original.terms[from]?.operator === LAST);
  if (!first || !last || all - gone >= all * ENOUGH || (gone < 2 && !isAlone)) return undefined;
  return lostOrDoubtful(
    isItem ? 'list item' : 'statement',
    'doubtful',
    first.start,
    last.end,
    'most of its words are gone',
  );
}

/** Whether every word of a clause is found again: most are, and nothing more is asked of them. */
function isWholeThere({ terms }: Reading, { ofOriginal }: Matches, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (terms[i]?.type === CONTENT && !isFound(ofOriginal, i)) return false;
  return true;
}

/** Words that ask for something, numbers and protected texts. */
const weighs = ({ language }: Reading, { type, key }: Term): boolean =>
  type === NUMBER || type === SPAN || (type === CONTENT && !LABELS.has(key) && !isIdle(language, key));

/** What tells how, not what: without it more is forbidden. */
const MANNER = /ly$|^(?:the )?same$|^together$|^at once$/i;

/** Words that narrow a negation and are gone: "not translated literally". */
export function widenedNegations({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const use of original.uses) {
    if (!NEGATIONS.has(use.operator) || matches.same[original.statementOf[use.at] ?? 0]) continue;
    if (!use.anchors.some((k) => isFound(matches.ofOriginal, k))) continue;
    for (const k of use.anchors) {
      const term = original.terms[k];
      if (!term || k < use.at || isFound(matches.ofOriginal, k)) continue;
      if (MANNER.test(original.text.slice(term.start, term.end)))
        found.push(
          lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'the negation is wider without it'),
        );
    }
  }
  return found;
}
