import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CAPITAL, CONTENT, type Term } from '../read/term.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';

/** Who does what, up to the verb. */
const SUBJECT =
  /(?<![\w'’])(i|you|we|they|he|she)(?:'ll|'d)? (?:(?:will|should|must|can|may|might|would|shall|then|also|always|never|needs? to|ha(?:s|ve) to|wants? to) ){0,2}(?=[a-z])/gi;

/** They stand for somebody who was named before. */
const ABSENT: ReadonlySet<string> = new Set(['he', 'she', 'they']);

/**
 * Verbs of which the reader and the writer changed places: "you ask, I answer" and "I ask, you answer".
 * English.
 */
export function changedPersons(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const before = subjectsIn(original.text);
  const after = subjectsIn(rewritten.text);
  const found = replacedActors(pair, before, after);
  if (before.size === 0) return found;
  let known: ReadonlySet<string> | undefined;
  for (const [i, term] of original.terms.entries()) {
    const own = before.get(term.start);
    const place = matches.ofOriginal[i] ?? -1;
    if (own === undefined || place < 0 || matches.same[original.statementOf[i] ?? 0]) continue;
    const other =
      after.get(rewritten.terms[place]?.start ?? -1) ??
      (ABSENT.has(own) ? nameBefore(pair, i, place) : undefined);
    if (other === undefined || other === own) continue;
    known ??= new Set(original.terms.map(({ key, start }) => `${before.get(start)} ${key}`));
    if (known.has(`${other} ${term.key}`)) continue;
    found.push(doubtOf('role', term, `"${own}" became "${other}"`));
  }
  return found;
}

/**
 * Somebody who was named and is gone, while the reader does it now: "the organisers decide" that became "you
 * decide". Who the reader is by the prompt is named that way.
 */
function replacedActors(
  pair: Pair,
  before: ReadonlyMap<number, string>,
  after: ReadonlyMap<number, string>,
): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  if (original.language !== 'en') return found;
  let roles: ReadonlySet<string> | undefined;
  for (const [i, term] of original.terms.entries()) {
    const [actor, place] = [original.terms[i - 1], matches.ofOriginal[i] ?? -1];
    if (term.type !== CONTENT || actor?.type !== CONTENT || isFound(matches.ofOriginal, i - 1) || place < 0)
      continue;
    if (
      before.has(term.start) ||
      !isSubject(original.text, actor, term) ||
      !isReaders(pair, place, after, actor)
    )
      continue;
    if (original.statementOf[i] !== original.statementOf[i - 1] || matches.same[original.statementOf[i] ?? 0])
      continue;
    roles ??= rolesIn(original);
    if (roles.has(actor.key)) continue;
    found.push(doubtOf('role', actor, `${quoted(original, actor)} no longer does it`));
  }
  return found;
}

/** "The user decides", "it is the organisers who should decide". */
const isSubject = (text: string, actor: Term, verb: Term): boolean =>
  LEADS.test(text.slice(actor.end, verb.start)) &&
  NOUN.test(text.slice(actor.start, actor.end)) &&
  (verbMask(text.slice(verb.start, verb.end).toLowerCase()) & (MAY.base | MAY.present)) !== 0;

/** No phrase, such as "be able to". */
const NOUN = /^\p{L}+$/u;
const LEADS = /^ (?:(?:who|that|should|must|will|can|may|shall|also|always|then|only) ){0,3}$/;

/** Whether the reader does what a verb says: "you decide", or "decide" where a person did it. */
function isReaders(
  { original, rewritten }: Pair,
  place: number,
  after: ReadonlyMap<number, string>,
  actor: Term,
): boolean {
  const subject = after.get(rewritten.terms[place]?.start ?? -1);
  if (subject !== undefined) return subject === 'you';
  const before = rewritten.terms[place - 1];
  const isFirst = before === undefined || before.type === BREAK || before.operator === AND;
  return isFirst && PERSON.test(original.text.slice(actor.start, actor.end));
}

const AND = operatorNumber('!and');
const PERSON =
  /^(?:users?|customers?|clients?|tenants?|students?|managers?|teachers?|organi[sz]ers?|owners?|patients?|guests?|visitors?|admins?|administrators?|reviewers?|drivers?|jury|committee|board|maintainers?|parents?|applicants?|supervisors?)$/i;

/** The words of sentences that say who the reader is. */
function rolesIn({ terms, statements }: Reading): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const { from, to } of statements) {
    const own = terms.slice(from, to);
    if (own.some(({ operator }) => operator === YOU_ARE)) for (const { key } of own) roles.add(key);
  }
  return roles;
}

const YOU_ARE = operatorNumber('!you-are');

/** Subjects by the offset of their verbs. */
function subjectsIn(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const match of text.matchAll(SUBJECT))
    found.set(match.index + match[0].length, (match[1] ?? '').toLowerCase());
  return found;
}

/** So many terms around a pronoun are its sentence. */
const NEAR = 20;

/**
 * The name in front of a verb that had a pronoun, where the sentence has two names or more: it may be the
 * wrong one.
 */
function nameBefore({ original, rewritten }: Pair, at: number, place: number): string | undefined {
  const before = rewritten.terms[place - 1];
  if (before?.type !== CONTENT || !(before.flags & CAPITAL)) return undefined;
  const names = namesAround(original, at);
  return names.size > 1 && names.has(before.key) ? before.key : undefined;
}

function namesAround({ terms, statementOf }: Reading, at: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let k = Math.max(0, at - NEAR); k <= at + NEAR; k++) {
    const term = terms[k];
    if (term?.type === CONTENT && term.flags & CAPITAL && statementOf[k] === statementOf[at])
      names.add(term.key);
  }
  return names;
}
