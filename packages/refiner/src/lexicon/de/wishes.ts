import { wordList } from '@refinery/text/word-list.ts';
import type { Change } from '../../draft/draft.ts';
import { expand } from '../../phrases/expand.ts';
import { inCase, replaceWords, type Sentence, startsCapital, wordText } from '../../requests/sentence.ts';

type Part = Omit<Change, 'pass' | 'reason'>;

const MODALS = {
  must: ['muss', 'müssen'],
  shall: ['soll', 'sollen'],
  should: ['sollte', 'sollten'],
} as const;

/** What stands before "dass", and how much it asks for. */
const OPENERS: readonly (readonly [keyof typeof MODALS, string])[] = [
  [
    'must',
    'es ist mir|uns? sehr|besonders|ganz|auch|außerdem|zudem|absolut? wichtig|notwendig|entscheidend|erforderlich|unerlässlich',
  ],
  ['must', 'mir|uns ist sehr|besonders|auch? wichtig'],
  ['must', 'wichtig ist mir|auch|außerdem|vor? allem?'],
  ['must', 'ganz? wichtig :?'],
  ['must', 'achte bitte? dabei|unbedingt|immer? darauf'],
  ['must', 'achten sie bitte? dabei|unbedingt|immer? darauf'],
  ['must', 'beachte|bedenke bitte|auch|dabei?'],
  ['must', 'beachten sie bitte|auch|dabei?'],
  ['must', 'sorge|sorg bitte? dafür'],
  ['must', 'stelle|stell bitte? sicher'],
  ['must', 'stellen sie bitte? sicher'],
  ['shall', 'ich möchte|will gerne|gern|auch|außerdem|zudem?'],
  ['shall', 'außerdem|zudem möchte|will ich gerne|gern?'],
  ['shall', 'ich hätte auch|außerdem|noch|es? gern|gerne'],
  ['shall', 'ich wünsche mir auch?'],
  ['shall', 'ich würde mir wünschen'],
  ['shall', 'wir möchten|wollen|wünschen uns? gerne|gern|auch?'],
  ['should', 'es wäre gut|schön|toll|super|wünschenswert'],
];

const KNOWN: ReadonlyMap<string, keyof typeof MODALS> = new Map(
  OPENERS.flatMap(([modal, pattern]) =>
    expand(pattern.split(' ')).map((path) => [path.join(' '), modal] as const),
  ),
);
const LONGEST_OPENER = 8;

/** Verbs at the end of the clause: the infinitive, or '' for modal verbs, which say themselves what is asked for. */
const FINITE: ReadonlyMap<string, string> = new Map([
  ...wordList(`ist:sein sind:sein hat:haben haben:haben wird:werden werden:werden bleibt:bleiben bleiben:bleiben klingt:klingen klingen:klingen enthält:enthalten
  enthalten:enthalten steht:stehen stehen:stehen beginnt:beginnen beginnen:beginnen endet:enden enden:enden passt:passen passen:passen wirkt:wirken wirken:wirken
  umfasst:umfassen umfassen:umfassen erscheint:erscheinen erscheinen:erscheinen funktioniert:funktionieren funktionieren:funktionieren
  vorkommt:vorkommen vorkommen:vorkommen beträgt:betragen kostet:kosten kosten:kosten dauert:dauern dauern:dauern besteht:bestehen bestehen:bestehen`).map(
    (pair) => pair.split(':') as [string, string],
  ),
  ...'muss müssen soll sollen sollte sollten darf dürfen kann können'
    .split(' ')
    .map((modal) => [modal, ''] as [string, string]),
]);
const DETERMINERS =
  /^(?:d(?:er|ie|as)|(?:m|d|s|k)?ein(?:e)?|ihre?|unser(?:e)?|jede[rs]?|alle|beide|diese[rs]?|sämtliche)$/;
const PRONOUNS = new Set(['es', 'er']);
const SUBORDINATORS = new Set(
  'dass weil wenn falls damit ob da obwohl sodass bevor nachdem während sobald um'.split(' '),
);
const ENDS = new Set('. ! ? : ;'.split(' '));
/** In words: longer noun phrases are not read. */
const LONGEST_SUBJECT = 4;

/**
 * "Es ist wichtig, dass alle Ergebnisse ganze Zahlen sind." → "Alle Ergebnisse müssen ganze Zahlen sein.": the clause becomes the
 * sentence, its verb goes behind the subject. Undefined where subject or verb are not plain.
 */
export function germanWish(sentence: Sentence): Part[] | undefined {
  const { words } = sentence;
  const that = words.indexOf('dass');
  if (that < 2 || that > LONGEST_OPENER || words[that - 1] !== ',') return undefined;
  const asked = KNOWN.get(words.slice(0, that - 1).join(' '));
  const start = that + 1;
  const subject = subjectEnd(sentence, start);
  if (asked === undefined || subject < 0) return undefined;
  let end = words.findIndex((word, k) => k >= subject && ENDS.has(word));
  if (end < 0) end = words.length;
  const last = words[end - 1] ?? '';
  const infinitive = FINITE.get(last);
  if (infinitive === undefined || end - 1 <= subject || !isPlain(words, subject, end - 1)) return undefined;
  const modal = infinitive === '' ? last : MODALS[asked][/(?:en|sind)$/.test(last) ? 1 : 0];
  return [
    ...replaceWords(
      sentence,
      0,
      start + 1,
      inCase(sentence, 0, wordText(sentence, start)) + (subject === start + 1 ? ` ${modal}` : ''),
    ),
    ...(subject > start + 1
      ? replaceWords(sentence, subject - 1, subject, `${wordText(sentence, subject - 1)} ${modal}`)
      : []),
    ...replaceWords(sentence, end - 1, end, infinitive),
  ];
}

/** Index behind the subject: a pronoun, or a determiner, adjectives and a noun that nothing depends on; else -1. */
function subjectEnd(sentence: Sentence, start: number): number {
  const { words } = sentence;
  const first = words[start] ?? '';
  if (PRONOUNS.has(first)) return start + 1;
  if (!DETERMINERS.test(first)) return -1;
  for (let k = start + 1; k <= start + LONGEST_SUBJECT; k++) {
    if (!/^[\p{L}-]+$/u.test(words[k] ?? '')) return -1;
    if (!startsCapital(sentence, k)) continue;
    const next = words[k + 1] ?? '';
    const depends = /^(?:d(?:er|es)|von|vom|und|oder|,)$/.test(next) || startsCapital(sentence, k + 1);
    return depends ? -1 : k + 1;
  }
  return -1;
}

/** No second verb and no clause of its own between subject and verb. */
function isPlain(words: readonly string[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const word = words[k] ?? '';
    if (SUBORDINATORS.has(word)) return false;
    if (word === ',' && /^(?:d(?:er|ie|as|em|en)|welche[rsmn]?)$/.test(words[k + 1] ?? '')) return false;
    if (FINITE.has(word) && (words[k + 1] === 'und' || words[k + 1] === 'oder' || words[k + 1] === ','))
      return false;
  }
  return true;
}
