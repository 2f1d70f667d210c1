import type { Change } from '../../draft/draft.ts';
import { isPersonWord } from '../../requests/persons.ts';
import { inCase, replaceWords, type Sentence, startsCapital, wordText } from '../../requests/sentence.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

const ARTICLES = new Set('der die das deine dein ihre ihr'.split(' '));
const PRONOUNS = new Set('er sie es'.split(' '));
const QUANTIFIERS = new Set('jede jeder jedes alle'.split(' '));
const MODALS = new Set('soll sollen sollte sollten muss müssen'.split(' '));
/** In words: longer noun phrases hold clauses of their own. */
const LONGEST_THING = 3;
/** Verbs at the end that say nothing beside what stands before them. */
const IDLE = new Set('sein stehen haben bleiben dauern kosten umfassen erfolgen werden klingen'.split(' '));
/** Participles that say nothing beside how: "in Form einer Liste dargestellt". */
const IDLE_PARTICIPLES = new Set('gehalten dargestellt ausgegeben präsentiert'.split(' '));
const JOINERS = new Set('und , aber sondern'.split(' '));
const NUMBER =
  /^(?:\d[\d.,]*|ein|eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|fünfzehn|zwanzig|fünfzig|hundert)$/;
const SUBORDINATORS = new Set('dass weil wenn falls damit ob da obwohl sodass um wobei'.split(' '));

/**
 * "Die Antwort sollte höflich sein und nicht länger als fünf Sätze sein." → "Antwort: höflich und max. fünf Sätze." Undefined where
 * a verb is unknown, or, with `boundsOnly`, something but an amount is asked for.
 */
export function germanDemand(sentence: Sentence, boundsOnly: boolean): Part[] | undefined {
  const { words } = sentence;
  const modal = modalAt(sentence);
  let end = words.length;
  while (end > 0 && /^[.!]$/.test(words[end - 1] ?? '')) end--;
  if (
    modal < 0 ||
    words.slice(0, modal).some(isPersonWord) ||
    end - modal < 3 ||
    !IDLE.has(words[end - 1] ?? '')
  )
    return undefined;
  if (words.slice(modal, end).some((word) => SUBORDINATORS.has(word) || /^[;:?]$/.test(word)))
    return undefined;
  const clauses = clausesOf(words, modal + 1, end);
  const changes = clauses?.map((clause) => shortened(sentence, clause));
  if (!changes?.every((change) => change !== undefined) || !isWhole(sentence, modal + 1, end))
    return undefined;
  if (boundsOnly && !changes.every(({ isBound }) => isBound)) return undefined;
  return [...labelOf(sentence, modal), ...changes.flatMap(({ parts }) => parts)];
}

function labelOf(sentence: Sentence, modal: number): Part[] {
  const { words } = sentence;
  if (PRONOUNS.has(words[0] ?? '')) return replaceWords(sentence, 0, modal + 1, '');
  const noun = modal - 1;
  return [
    ...(ARTICLES.has(words[0] ?? '') ? replaceWords(sentence, 0, 1, '') : []),
    ...replaceWords(sentence, noun, noun + 1, `${wordText(sentence, noun)}:`),
    ...replaceWords(sentence, modal, modal + 1, ''),
  ];
}

/** Index of the modal verb behind the subject, or -1. */
function modalAt(sentence: Sentence): number {
  const { words } = sentence;
  const first = words[0] ?? '';
  if (PRONOUNS.has(first)) return MODALS.has(words[1] ?? '') ? 1 : -1;
  if (!ARTICLES.has(first) && !QUANTIFIERS.has(first)) return -1;
  for (let k = 2; k <= LONGEST_THING + 1; k++) {
    if (!/^[\p{L}-]+$/u.test(words[k - 1] ?? '')) return -1;
    if (MODALS.has(words[k] ?? '')) return startsCapital(sentence, k - 1) ? k : -1;
  }
  return -1;
}

interface Clause {
  from: number;
  to: number;
}

/** Stretches that end with a verb: "höflich sein", "nicht länger als fünf Sätze sein". */
function clausesOf(words: readonly string[], from: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  let start = from;
  for (let k = from; k < end; k++) {
    if (!IDLE.has(words[k] ?? '') || (k + 1 < end && !JOINERS.has(words[k + 1] ?? ''))) continue;
    clauses.push({ from: start, to: k + 1 });
    start = k + 2;
    while (JOINERS.has(words[start - 1] ?? '') && JOINERS.has(words[start] ?? '')) start++;
  }
  return clauses;
}

/** No modal verb and no relative clause among the demands. */
function isWhole(sentence: Sentence, from: number, end: number): boolean {
  const { words } = sentence;
  for (let k = from; k < end; k++) {
    const word = words[k] ?? '';
    const next = words[k + 1] ?? '';
    const isVerb = /(?:en|ern|eln)$/.test(word) && !IDLE.has(word) && !startsCapital(sentence, k);
    if (isVerb && JOINERS.has(next)) return false;
    if (
      MODALS.has(word) ||
      (words[k - 1] === ',' && /^(?:d(?:er|ie|as|em|en)|welche[rsmn]?|es|er|sie)$/.test(word))
    )
      return false;
    if (words[k - 1] === 'und' && /^(?:es|er|sie)$/.test(word)) return false;
  }
  return true;
}

/** What stands for a demand: its bound, or itself without the verb. */
function shortened(
  sentence: Sentence,
  { from, to }: Clause,
): { parts: Part[]; isBound: boolean } | undefined {
  const { words } = sentence;
  const verb = to - 1;
  const said = words.slice(from, to).join(' ');
  const compared = /^nicht (?:länger|mehr|größer|teurer) als /.test(said) ? 3 : 0;
  const capped = /^(?:maximal|höchstens) /.test(said) ? 1 : 0;
  const isBound = compared + capped > 0 && NUMBER.test(words[from + compared + capped] ?? '');
  if (compared > 0 && !isBound) return undefined;
  if (isBound) {
    const tail = words[verb - 1] === 'lang' ? verb - 1 : verb;
    const head = inCase(sentence, from, 'max.');
    return {
      isBound,
      parts: [
        ...replaceWords(sentence, from, from + compared + capped, head),
        ...replaceWords(sentence, tail, to, ''),
      ],
    };
  }
  if (/\b(?:nicht|kein\w*|nie|niemals)\b/.test(said) && words[verb] === 'werden') return undefined;
  if (words[verb] === 'haben' || words[verb] === 'umfassen' || verb === from) return undefined;
  const participle = words[verb] === 'werden' || words[verb] === 'sein' ? (words[verb - 1] ?? '') : '';
  const tail = IDLE_PARTICIPLES.has(participle) && verb - 1 > from ? verb - 1 : verb;
  return { isBound: false, parts: replaceWords(sentence, tail, to, '') };
}
