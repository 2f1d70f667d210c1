import { NEGATIONS, operatorNumber, operatorSet } from '@refinery/guard/lexicon/operator.ts';
import type { Reading } from '@refinery/guard/read/reading.ts';
import { BREAK, CONTENT, NUMBER, OPERATOR, SPAN, type Term } from '@refinery/guard/read/term.ts';
import { isIdle, tongueOf } from '@refinery/guard/read/tongue.ts';
import type { SpanKind } from '@refinery/text/token.ts';

/** A word, number or protected text that a statement asks something by. */
export interface Fact {
  term: Term;
  negated: boolean;
  /** Index of its part of the statement: parts are separated by marks and "and". */
  part: number;
}

/** What a statement asks for, as far as it is compared. */
export interface Facts {
  statement: number;
  facts: readonly Fact[];
  /** Operators that bind, by the part they stand in. */
  operators: readonly { operator: number; part: number }[];
  isQuestion: boolean;
}

/** They may come and go where the rest is the same: "you must always be brief". */
const SOFT = operatorSet('!must !should !always !also !and !your !again !all !any !to !i-am');
const AND = operatorNumber('!and');

/** A longer statement is no rule, in terms. */
const LONGEST = 40;

/** What stands before a rule that is said again. */
const REMINDERS: ReadonlySet<string> = new Set(
  `remember reminder note important importance crucial essential vital critical mention emphasize stress repeat circumstance whatsoever`
    .split(' ')
    .map((word) => tongueOf('en').factsOf(undefined, word).key),
);

/** Protected texts that a rule may name. */
const SAID: ReadonlySet<SpanKind> = new Set<SpanKind>(['link', 'email', 'path', 'quote', 'code']);

/** The facts of a statement, or undefined for one that is too long or asks for nothing. */
export function factsOf(reading: Reading, statement: number): Facts | undefined {
  const { from = 0, to = 0, end = 0 } = reading.statements[statement] ?? {};
  if (to - from > LONGEST) return undefined;
  const { negated } = reading.useIndex;
  const facts: Fact[] = [];
  const operators: { operator: number; part: number }[] = [];
  let part = 0;
  for (let i = from; i < to; i++) {
    const term = reading.terms[i];
    if (!term) continue;
    if (term.type === BREAK || term.operator === AND) part++;
    else if (term.type === OPERATOR) {
      if (!SOFT.has(term.operator) && !NEGATIONS.has(term.operator))
        operators.push({ operator: term.operator, part });
    } else if (term.span && !SAID.has(term.span)) return undefined;
    else if (asks(reading, term)) facts.push({ term, negated: negated.has(i), part });
  }
  return !facts.some(({ term }) => term.type !== SPAN)
    ? undefined
    : { statement, facts, operators, isQuestion: reading.text[end - 1] === '?' };
}

function asks({ language }: Reading, { type, key }: Term): boolean {
  if (type === CONTENT) return !isIdle(language, key) && !REMINDERS.has(key);
  return type === NUMBER || type === SPAN;
}
