import type { Change } from '../../draft/draft.ts';
import type { Opener } from '../../requests/opener.ts';
import { inCase, replaceWords, type Sentence, startsCapital } from '../../requests/sentence.ts';
import { type GermanVerb, infinitiveOf, SECOND_PERSONS, ZU_INFINITIVES } from './verbs.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

const BOUNDARIES = new Set(', . ? ! : ; – — ( )'.split(' '));
const MODALS = new Set('könntest würdest kannst könnten würden können'.split(' '));
const JOINERS = new Set(['und', 'oder', 'sowie']);
const NEGATIONS = new Set('nicht kein keine keinen keiner keinem nie niemals nichts keinesfalls'.split(' '));
const PERSONS = new Set(['du', 'sie']);
/** No order has them. */
const MAYBE = new Set(['vielleicht', 'eventuell', 'gegebenenfalls']);
const FOR_ME = new Set(['mir', 'uns']);
const LOOKS_LIKE_INFINITIVE = /^[a-zäöüß]{2,}(?:en|ern|eln)$/;

/** A verb at the end of its clause: the words from `from` to `to` (exclusive). */
interface FinalVerb {
  verb: GermanVerb;
  from: number;
  to: number;
}

/**
 * "Könntest du mir eine E-Mail schreiben?" → "Schreibe eine E-Mail.": the opener from `at` on becomes the
 * verb, which goes from the end of its clause. Undefined where a verb is unknown or it is unclear which
 * clause it ends.
 */
export function germanRequest(sentence: Sentence, at: number, opener: Opener): Part[] | undefined {
  const { words } = sentence;
  // "sie" without a capital is she or they.
  if (opener.formal && !addressesPolitely(sentence, at, opener.length)) return undefined;
  const start = at + opener.length;
  const end = clauseEnd(sentence, start, opener);
  if (end < 0 || isContinued(sentence, end, opener)) return undefined;
  const clauses = subclauses(sentence, start, end, opener);
  if (!clauses || words.slice(start, end).some((word) => MAYBE.has(word))) return undefined;
  if (opener.mood === 'forbid' && !words.slice(start, end).some((word) => NEGATIONS.has(word)))
    return undefined;
  const changes: Part[] = [];
  for (const [k, { from, final }] of clauses.entries()) {
    if (opener.mood === 'question' && !(final.verb.forMe || words[final.from] === 'helfen')) return undefined;
    // "Erkläre, warum …", but "Schreibe mir."
    const object = from + 1 < final.from || words[end] === ',' || words[end] === ':';
    const dropsMe = !opener.colloquial && final.verb.dropsMe && FOR_ME.has(words[from] ?? '') && object;
    const head = opener.formal ? `${final.verb.formal} Sie` : imperativeOf(final.verb, opener);
    if (k === 0)
      changes.push(...replaceWords(sentence, at, start + (dropsMe ? 1 : 0), inCase(sentence, at, head)));
    else {
      // The joiner takes the verb of its clause.
      const joiner = words[from - 1] ?? 'und';
      // "… und dass du kürzt".
      const again = words[from] === 'dass' ? 2 : 0;
      if (again > 0 && !PERSONS.has(words[from + 1] ?? '')) return undefined;
      const skipped = again || (dropsMe ? 1 : 0);
      changes.push(...replaceWords(sentence, from - 1, from + skipped, `${joiner} ${head}`));
    }
    changes.push(...replaceWords(sentence, final.from, final.to, final.verb.particle));
  }
  return changes;
}

function addressesPolitely(sentence: Sentence, at: number, length: number): boolean {
  for (let k = at + 1; k < at + length; k++)
    if (/^(?:sie|ihre|ihnen)$/.test(sentence.words[k] ?? '') && startsCapital(sentence, k)) return true;
  return /^ihre$/.test(sentence.words[at] ?? '');
}

/** Index of the mark (or the length) before which the first clause with a known final verb ends, or -1. */
function clauseEnd(sentence: Sentence, start: number, opener: Opener): number {
  const { words } = sentence;
  for (let e = start; e <= words.length; e++) {
    const mark = words[e];
    if (mark !== undefined && !BOUNDARIES.has(mark)) continue;
    if (e > start && finalVerb(words, e, opener)) return e;
    if (e > start && endsInVerb(sentence, e, opener)) return -1;
    if (mark !== ',' && mark !== '(' && mark !== ')') return -1;
  }
  return -1;
}

function finalVerb(words: readonly string[], end: number, { mood, formal }: Opener): FinalVerb | undefined {
  const last = words[end - 1] ?? '';
  const found = (verb: GermanVerb | undefined, from: number): FinalVerb | undefined =>
    verb && { verb, from, to: end };
  if (mood === 'zu') {
    if (words[end - 2] !== 'zu') return found(ZU_INFINITIVES.get(last), end - 1);
    const verb = infinitiveOf(last);
    return verb?.particle === '' ? found(verb, end - 2) : undefined;
  }
  if (mood === 'wenn')
    return MODALS.has(last) ? found(infinitiveOf(words[end - 2] ?? ''), end - 2) : undefined;
  if (mood === 'dass' && !formal) return found(SECOND_PERSONS.get(last), end - 1);
  return words[end - 2] === 'zu' ? undefined : found(infinitiveOf(last), end - 1);
}

/** True when behind the clause another verb seems to depend on the opener. */
function isContinued({ words }: Sentence, end: number, opener: Opener): boolean {
  if (opener.mood === 'zu' && hasOwnZu(words, end)) return true;
  const joined = words.findIndex((word, k) => k > end && (JOINERS.has(word) || contrasts(words, k)));
  if (joined < 0) return false;
  for (let e = joined; e <= words.length; e++) {
    const mark = words[e];
    if (mark !== undefined && !BOUNDARIES.has(mark) && !JOINERS.has(mark)) continue;
    const last = words[e - 1] ?? '';
    if (finalVerb(words, e, opener) || MODALS.has(last)) return true;
    if (opener.mood === 'dass' && !opener.formal ? last.endsWith('st') : LOOKS_LIKE_INFINITIVE.test(last))
      return true;
  }
  return false;
}

/** ", nicht …" and ", sondern …" may have an infinitive of the opener, too. */
const contrasts = (words: readonly string[], k: number): boolean =>
  words[k - 1] === ',' && /^(?:nicht|sondern|aber|statt)$/.test(words[k] ?? '');

const OWN_OPENERS = new Set(['um', 'ohne', 'anstatt', 'statt', 'außer']);

/** Behind the clause stands another infinitive with "zu" that is the opener's, not that of "um" or "ohne". */
function hasOwnZu(words: readonly string[], end: number): boolean {
  let opened = end + 1;
  for (let k = end + 1; k < words.length; k++) {
    if (words[k - 1] === ',') opened = k;
    const isZu = words[k - 1] === 'zu' && LOOKS_LIKE_INFINITIVE.test(words[k] ?? '');
    if (!isZu && !ZU_INFINITIVES.has(words[k] ?? '')) continue;
    const ends =
      k + 1 >= words.length || BOUNDARIES.has(words[k + 1] ?? '') || JOINERS.has(words[k + 1] ?? '');
    if (ends && !OWN_OPENERS.has(words[opened] ?? '')) return true;
  }
  return false;
}

/** "umzuschreiben": "zu" stands within the word. */
const isZuInfinitive = (word: string): boolean => word.endsWith('en') && word.indexOf('zu', 2) > 0;

/** Whether the clause ends in a verb that the rules do not know, so that a later one is not the opener's. */
function endsInVerb(sentence: Sentence, end: number, opener: Opener): boolean {
  const { words } = sentence;
  if (opener.mood === 'zu') return words[end - 2] === 'zu' || isZuInfinitive(words[end - 1] ?? '');
  return mayBeVerb(sentence, end, opener);
}

/** "Schreibe", "schreib" among friends; "antworte", "ordne" and "verbessere" have no shorter form. */
function imperativeOf({ imperative, formal }: GermanVerb, { colloquial }: Opener): string {
  if (!colloquial || !imperative.endsWith('e') || /e[lr]n$/.test(formal)) return imperative;
  const short = imperative.slice(0, -1);
  return /(?:[dt]|ig|[bcdfgkpstwxz]h?[mn])$/.test(short) ? imperative : short;
}

/** The clauses that "und" joins, each with its verb; undefined where one seems to have an unknown verb. */
function subclauses(
  sentence: Sentence,
  start: number,
  end: number,
  opener: Opener,
): { from: number; final: FinalVerb }[] | undefined {
  const { words } = sentence;
  const clauses: { from: number; final: FinalVerb }[] = [];
  let from = start;
  for (let k = start; k <= end; k++) {
    if (k < end && !JOINERS.has(words[k] ?? '')) continue;
    const final = k > from ? finalVerb(words, k, opener) : undefined;
    if (final) {
      if (final.from === from && clauses.length + (k < end ? 1 : 0) > 0) return undefined;
      clauses.push({ from, final });
      from = k + 1;
    } else if (k < end && mayBeVerb(sentence, k, opener)) return undefined;
  }
  return clauses.length > 0 && from === end + 1 ? clauses : undefined;
}

/** An unknown verb before "und"; adjectives ("kurzen und klaren") have another behind it. */
function mayBeVerb(sentence: Sentence, joiner: number, opener: Opener): boolean {
  const { words } = sentence;
  const before = words[joiner - 1] ?? '';
  if (startsCapital(sentence, joiner - 1)) return false;
  if (opener.mood === 'dass' && !opener.formal) return before.endsWith('st');
  const next = words[joiner + 1] ?? '';
  return LOOKS_LIKE_INFINITIVE.test(before) && !(LOOKS_LIKE_INFINITIVE.test(next) && !infinitiveOf(next));
}
