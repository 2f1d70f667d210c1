import { CONDITIONS, NEGATIONS, operatorNumber } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, LIGHT, NUMBER, type Term } from '../read/term.ts';
import { extentOf } from '../read/use-index.ts';
import { becameOpposite } from './became-opposite.ts';
import { isTalkedOf } from './chat.ts';
import { doubtOf, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';
import { sentenceOf } from './moods.ts';
import type { Compiled } from './policies.ts';
import { followsInOrder, saysThen } from './use-orders.ts';

const ALL = operatorNumber('!all');
const NOT = operatorNumber('!not');
const AFTER = operatorNumber('!after');

/** They stand for a thing of somebody. */
const OWNERS = new Set('mine yours hers ours theirs'.split(' '));

/**
 * What it means that no use of the rewritten text says what a use of the original says; `others` stand at its
 * words.
 */
export function whatWent(
  pair: Pair,
  use: Use,
  policy: Compiled,
  others: readonly Use[],
): Finding | undefined {
  const { original, matches, rewritten } = pair;
  const term = original.terms[use.at];
  if (!term) return undefined;
  // "Before you start": an order of nothing.
  if (policy.kind === 'order' && use.anchors.every((anchor) => saysNothing(original.terms[anchor])))
    return undefined;
  if (
    policy.kind === 'condition' &&
    (isCourtesy(original, use) ||
      isNoted(pair, use) ||
      isHeaded(pair, use) ||
      isInverted(pair, use) ||
      isIfThere(pair, use))
  )
    return undefined;
  if (use.operator === TRY && WISHED.test(original.text.slice(term.end, term.end + 12))) return undefined;
  const isGone = !use.anchors.some((anchor) => isFound(matches.ofOriginal, anchor));
  if (isGone && (policy.kind === 'condition' ? false : policy.mayGo)) return undefined;
  if (isGone && !use.anchors.some((anchor) => original.terms[anchor]?.type === CONTENT)) return undefined;
  const { start, end } = extentOf(original, use);
  if (policy.kind === 'negation' && becameOpposite(pair, use)) return undefined;
  const negated = [use.at + 1, use.at + 2].some((k) => original.terms[k]?.operator === NOT);
  const against = negated ? undefined : others.find((other) => policy.against.has(other.operator));
  if (against)
    return {
      ...lostOrDoubtful(
        use.operator === OPTIONAL ? 'negation' : policy.kind,
        'doubtful',
        start,
        end,
        `${quoted(original, term)} became ${quoted(rewritten, rewritten.terms[against.at])}`,
      ),
      // "I don't need a poem": what the writer does not need may be unwanted as well.
      isGuess: use.operator === OPTIONAL && WRITER.test(original.text.slice(Math.max(0, start - 4), start)),
    };
  const weaker = use.operator === MUST || use.operator === ALWAYS ? weakened(pair, use) : undefined;
  if (weaker)
    return lostOrDoubtful(
      policy.kind,
      'doubtful',
      start,
      end,
      `${quoted(original, term)} became "${weaker}"`,
    );
  if (use.operator === SOME && saysOne(pair, use))
    return lostOrDoubtful('bound', 'doubtful', start, end, `${quoted(original, term)} became one`);
  if (isNeedless(original, use))
    return lostOrDoubtful(
      'negation',
      'doubtful',
      start,
      end,
      `${quoted(original, term)} is gone: what need not be must not be now`,
    );
  if (use.operator === ALL && use.anchors.some((k) => isOneOf(rewritten, matches.ofOriginal[k] ?? -1)))
    return lostOrDoubtful(policy.kind, 'doubtful', start, end, `${quoted(original, term)} became one`);
  const mayGo =
    (policy.mayGo && !isPermission(pair, use) && !OWNERS.has(term.key)) || followsInOrder(pair, use);
  if (isGone && ((use.operator === AFTER && saysThen(pair, use)) || isTalkedOf(original, use)))
    return undefined;
  if (isGone) return doubtOf(policy.kind, { start, end }, 'it is gone');
  return mayGo && !isUnconditioned(pair, use)
    ? undefined
    : {
        ...lostOrDoubtful(policy.kind, 'doubtful', start, end, `${quoted(original, term)} is gone`),
        isGuess: mayGo || policy.kind === 'order',
      };
}

/** "Before you start": by their keys. */
export const STARTS_AND_ENDS: ReadonlySet<string> = new Set(
  'start begin finish complet done end do'.split(' '),
);

const saysNothing = (term: Term | undefined): boolean =>
  term?.type === LIGHT || STARTS_AND_ENDS.has(term?.key ?? '');

const WISH = /(?:\bwould|'d)(?: \w+){0,3} (?:be|appreciate|help|love|like|mean|make)\b[^.!?]{0,30}$/i;

/** "It would be good if the model could …": the condition of a wish asks for what stands in it. */
const isCourtesy = ({ text, terms }: Reading, { at }: Use): boolean => {
  const { start = 0 } = terms[at] ?? {};
  return WISH.test(text.slice(Math.max(0, start - 60), start));
};

/** "Es wäre toll, wenn du …" asks as politely. */
const TRY = operatorNumber('!try');
const WISHED = /^, (?:wenn (?:du|sie)|si (?:tu|vous))\b/i;

const SIGNS = new Set([':', '→', '?']);
/** So many terms behind the words of a condition the sign stands. */
const NOTE = 4;

/** "Above 80 °C: stop": a note says a condition by a sign. */
function isNoted({ original, rewritten, matches }: Pair, use: Use): boolean {
  if (!CONDITIONS.has(use.operator)) return false;
  const own = use.anchors.filter((k) => original.terms[k]?.clause === original.terms[use.at]?.clause);
  const places = own.map((k) => matches.ofOriginal[k] ?? -1).filter((place) => place >= 0);
  if (places.length === 0) return false;
  const from = Math.max(...places) + 1;
  const sign = rewritten.terms.slice(from, from + NOTE).find(({ type }) => type === BREAK);
  return sign !== undefined && SIGNS.has(sign.key);
}

/** "Sagt ein Gast ab, schreibe …": of German the verb stands first, and no word opens the condition. */
const VERB_FIRST =
  /^\P{L}{0,10}(?:\p{Ll}[\p{Ll}-]{1,30}t|ist|sind|war|hat|haben|wird|werden|kann|muss|sollten?|gibt|steht) (?:ein|der|die|das|dem|den|du|sie|er|es|ihr|man|jemand|niemand|kein|mehr|etwas)\p{L}{0,12} ?[^,.:]{0,80},/u;

function isInverted({ original, rewritten, matches }: Pair, { at }: Use): boolean {
  return (
    original.language === 'de' &&
    VERB_FIRST.test(sentenceOf(rewritten, matches.home[original.statementOf[at] ?? -1] ?? -1))
  );
}

/** "If you find personal data, mask it": what is not there cannot be masked. */
const IF_THERE =
  /^\P{L}*(?:if|when|whenever) (?:you (?:find|see|spot|encounter|come across|detect|notice)|there (?:is|are)) [^,.:]{2,60}, (?:please )?\p{L}+ (?:it|them|these|this)\b/u;

const isIfThere = ({ original }: Pair, { at }: Use): boolean =>
  IF_THERE.test(sentenceOf(original, original.statementOf[at] ?? -1));

const HEADS =
  /^(?:for|on|upon|at|in case of|bei|für|im falle? |pour|en cas d|para|en caso d|em caso d|per|in caso d)/i;
/** So far into a sentence its head reaches, in UTF-16 units. */
const HEAD = 60;

/** "For a trial session, ask for …" says when; so it must stand in front of what is to be done. */
function isHeaded({ rewritten, matches }: Pair, use: Use): boolean {
  if (!CONDITIONS.has(use.operator)) return false;
  return use.anchors.some((k) => {
    const place = matches.ofOriginal[k] ?? -1;
    const { start = -1 } = rewritten.terms[place] ?? {};
    const sentence = rewritten.statements[rewritten.statementOf[place] ?? -1];
    if (start < 0 || !sentence || start > sentence.start + HEAD) return false;
    const head = rewritten.text.slice(sentence.start, sentence.start + 2 * HEAD).split(/[,:]/)[0] ?? '';
    return HEADS.test(head) && start < sentence.start + head.length;
  });
}

/** Whether a condition is gone with some of what it said. */
function isUnconditioned({ original, matches }: Pair, use: Use): boolean {
  if (!CONDITIONS.has(use.operator)) return false;
  return use.anchors.some((k) => {
    const term = original.terms[k];
    return (
      term?.type === CONTENT &&
      term.clause === original.terms[use.at]?.clause &&
      !isFound(matches.ofOriginal, k)
    );
  });
}

const OPTIONAL = operatorNumber('!optional');
const WRITER = /(?:^|\P{L})(?:i|we) $/iu;
const SOME = operatorNumber('!some');

/** "At least one of them should be funny" that became "one is funny". */
const saysOne = ({ original, rewritten, matches }: Pair, { at, anchors }: Use): boolean =>
  (original.terms[at]?.key.startsWith('at least') ?? false) &&
  anchors.some((k) => {
    const place = matches.ofOriginal[k] ?? -1;
    return (
      place >= 0 &&
      rewritten.terms
        .slice(Math.max(0, place - ONE_BEFORE), place)
        .some(({ type, value, bound }) => type === NUMBER && value === 1 && bound === '')
    );
  });
const ONE_BEFORE = 3;

/** German "muss nicht" need not; without the verb it must not. */
const NEEDS = /^(?:muss|musst|müssen|müsst|muß|mußt|brauchst|braucht|brauchen|brauche)$/;

/** "Paragrafen musst du keine nennen" that became "nenne keine Paragrafen". */
function isNeedless({ terms, text, useIndex, statementOf }: Reading, { at }: Use): boolean {
  const term = terms[at];
  if (!term || !NEEDS.test(text.slice(term.start, term.end).toLowerCase())) return false;
  return useIndex
    .inStatement(statementOf[at] ?? -1)
    .some((other) => NEGATIONS.has(other.operator) && terms[other.at]?.clause === term.clause);
}

/** Whether "one of" stands in front of a word. */
const isOneOf = ({ text, terms }: Reading, at: number): boolean =>
  at >= 0 &&
  terms
    .slice(Math.max(0, at - 2), at)
    .some(({ type, value, end }) => type === NUMBER && value === 1 && text.startsWith(' of ', end));

const MUST = operatorNumber('!must');
const ALWAYS = operatorNumber('!always');
const ONLY =
  /(?<!\p{L})(?:only|nur|seulement|que si|s[oó]lo|solamente|solo|soltanto|só|apenas|somente)(?!\p{L})/iu;
/** In a question they are polite, behind a subject they leave the choice. */
const MIGHT =
  /[\p{L}\])] (could|might|may|könnten?|kann|können|pourrai(?:t|ent)|peu(?:t|vent)|podrían?|pueden?|potrebbe(?:ro)?|può|possono|poderiam?|podem?)(?= \p{L})/iu;

/** "It has to end with a question", "it always ends with one" that became "it could end with a question". */
function weakened({ original, rewritten, matches }: Pair, { at }: Use): string | undefined {
  const s = original.statementOf[at] ?? -1;
  const mightIn = ({ text, statements }: Reading, statement: number): string | undefined => {
    const { start = 0, end = 0 } = statements[statement] ?? {};
    const said = text.slice(start, end);
    // "It may exit only if …" binds as "it must not exit unless …" does.
    return ONLY.test(said) ? undefined : MIGHT.exec(said)?.[1];
  };
  return mightIn(original, s) === undefined ? mightIn(rewritten, matches.home[s] ?? -1) : undefined;
}

const MAY = operatorNumber('!may');

/** "Under no circumstances may you …" that became "never …". */
function isForbiddenStill({ original, rewritten, matches }: Pair, { at }: Use): boolean {
  const home = rewritten.useIndex.inStatement(matches.home[original.statementOf[at] ?? -1] ?? -1);
  return (
    [1, 2, 3].some((back) => forbids(original, at, back)) &&
    home.some(({ operator }) => NEGATIONS.has(operator))
  );
}

const forbids = ({ terms, statementOf }: Reading, at: number, back: number): boolean =>
  statementOf[at - back] === statementOf[at] &&
  NEGATIONS.has(terms[at - back]?.operator ?? 0) &&
  terms.slice(at - back, at).every(({ type }) => type !== BREAK);

/** They leave it to the reader, whoever is asked. */
const INVITES = /^(?:welcome? to|are welcom|feel fre+ to|fre+ to)$/;

/** Inside of a sentence it only says what is: "the code that you can see". */
const YOU_CAN = /(?:^|[.!?;:]\s{1,3}|and )you $/i;
const PERSON_BEFORE = /(?:^|[\s,.])(?:you|du|sie|ihr|tu|vous|usted|ustedes|você|vocês|vc) $/i;
const PERSON_BEHIND = /^ (?:du|sie|ihr)\b/i;
/** They say who may in their own form. */
const PERSONAL = new Set('puoi potete puedes podés podéis podes'.split(' '));

/** "You may" lets the reader choose, unless it asks for something politely. */
function isPermission(pair: Pair, use: Use): boolean {
  const { original } = pair;
  const { start = 0, end = 0, key = '' } = original.terms[use.at] ?? {};
  if (use.operator !== MAY || isForbiddenStill(pair, use)) return false;
  if (INVITES.test(key)) return true;
  if (key === 'can') return YOU_CAN.test(original.text.slice(Math.max(0, start - 8), start));
  const statement = original.statements[original.statementOf[use.at] ?? -1];
  if (original.text[(statement?.end ?? 0) - 1] === '?') return false;
  return (
    PERSONAL.has(key) ||
    PERSON_BEFORE.test(original.text.slice(Math.max(0, start - 9), start)) ||
    PERSON_BEHIND.test(original.text.slice(end, end + 6))
  );
}
