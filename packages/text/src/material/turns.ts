import type { Range } from '../range.ts';
import { wordSet } from '../word-list.ts';
import type { Material } from './material.ts';

/**
 * A line that somebody says, or one side of an example: "Anna: …", "[10:02] Anna: …", "> Anna: …", "Input:
 * …".
 */
const TURN =
  /^\s{0,3}(?:>{1,9} )?(?:[-*•] )?\*{0,2}(?:[[(]?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?[\])]?[ ,-]*)?([\p{L}][\p{L}\d '’.-]{0,30}?)\*{0,2} ?[:：]\*{0,2}(?:\s|$|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))/u;

/** Sides of an example, of which one pair is enough. */
const SIDES =
  wordSet(`input output q a question answer user assistant human ai bot customer agent before after old new original rewritten source target message
  eingabe ausgabe frage antwort vorher nachher alt neu nutzer kunde entrée sortie réponse avant après utilisateur client entrada salida saída
  pregunta respuesta pergunta resposta antes después depois usuario usuário cliente domanda risposta prima dopo utente queja asunto 问 答 输入 输出 入力 出力
  質問 回答 问题`);

/** Labels that lists of rules and steps repeat. */
const LISTED =
  wordSet(`note notes tip tips rule rules step steps important warning task tasks hint reminder name title description type format goal context purpose
  usage options default required optional week day phase part section do don't why how what when if role constraint constraints instruction
  instructions style tone length action trigger condition result price location duration reason reasons rationale
  benefit benefits example examples symptom symptoms solution impact syntax verification expected avoid prefer preferred`);

export const CONVERSATION = 'conversation';

interface Turn extends Range {
  label: string;
  /** Stands in a list. */
  isItem: boolean;
}

const ITEM = /^\s{0,3}[-*•] /;

/**
 * Conversations and examples in pairs: labels that come back, where another one stands between. To the
 * paragraph's end of the last turn.
 */
export function turns(text: string): Material[] {
  const said = turnsOf(text);
  const found: Material[] = [];
  for (let from = 0; from < said.length; ) {
    const to = runEnd(text, said, from);
    const run = said.slice(from, to);
    const first = run[0];
    const last = run.at(-1);
    if (first && last && isExchange(run) && !isDescribed(run, text)) {
      const end = Math.max(last.end, paragraphEnd(text, last.end));
      found.push({ start: first.start, end, reason: reasonOf(run) });
    }
    from = Math.max(to, from + 1);
  }
  return found;
}

function turnsOf(text: string): Turn[] {
  const found: Turn[] = [];
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const match = TURN.exec(text.slice(start, Math.min(end, start + 80)));
    const label = match?.[1]?.trim().toLowerCase() ?? '';
    if (label !== '' && !LISTED.has(label) && label.split(' ').length < 4)
      found.push({
        start,
        end: start + text.slice(start, end).trimEnd().length,
        label,
        isItem: ITEM.test(text.slice(start, start + 5)),
      });
    start = end + 1;
  }
  return found;
}

/** Text between two turns of one exchange: no more than this, and no blank line twice. In UTF-16 units. */
const LONGEST_TURN = 1_500;

/** Behind the last turn whose label comes back, or that answers one that did. */
function runEnd(text: string, said: readonly Turn[], from: number): number {
  let to = from + 1;
  const labels = new Set([said[from]?.label]);
  for (; to < said.length; to++) {
    const gap = text.slice(said[to - 1]?.end ?? 0, said[to]?.start);
    if (gap.length > LONGEST_TURN) break;
    const label = said[to]?.label ?? '';
    if (HEADING.test(gap)) break;
    // Prose between two examples ends the first ones where what follows is not of the same kind.
    if (gap.trim() !== '' && !labels.has(label)) break;
    if (hasParagraph(gap)) break;
    labels.add(label);
  }
  return to;
}

/** Whether a paragraph of its own stands in a gap between two turns. */
const hasParagraph = (gap: string): boolean =>
  gap.trim() !== '' &&
  EMPTY_LINE.test(gap.slice(0, -gap.trimStart().length)) &&
  EMPTY_LINE.test(gap.slice(gap.trimEnd().length));

/** A heading ends a conversation, unless it counts the examples: "### Example 2". */
const HEADING = /\n#{1,6} [^\n\d]{1,100}(?:\n|$)/;

const EMPTY_LINE = /\n[ \t]*\r?\n/;

function isExchange(run: readonly Turn[]): boolean {
  const labels = new Map<string, number>();
  for (const { label } of run) labels.set(label, (labels.get(label) ?? 0) + 1);
  if (labels.size < 2) return false;
  const sides = [...labels.keys()].filter((label) => SIDES.has(label)).length;
  // "- After: …", "- Before: …", "- Input: …" are points of a list.
  if (sides >= 2) return labels.size === 2 || !run.every(({ isItem }) => isItem);
  if (areVersions(run)) return true;
  // "- Good: …", "- Bad: …" are points of a list.
  if (run.some(({ isItem }) => isItem)) return false;
  const back = [...labels.values()].filter((count) => count > 1).length;
  return back >= 1 && run.length >= 3 && labels.size <= Math.max(2, run.length / 1.5);
}

/**
 * "Input: A description of …", "Output: A file with …": what is given and what is to be made, no sample of
 * it.
 */
const isDescribed = (run: readonly Turn[], text: string): boolean =>
  run.length === 2 &&
  run.every(({ start, end }) => DESCRIBED.test(text.slice(start, Math.min(end, start + 60))));

const DESCRIBED = /^\*{0,2}[a-z]{1,20}\*{0,2}:\*{0,2} an? \p{L}/iu;

/**
 * "A: …", "B: …" with whole sentences: what is to be compared. Options of a list are shorter. In UTF-16
 * units.
 */
const areVersions = (run: readonly Turn[]): boolean =>
  run.every(
    ({ label, start, end }) =>
      /^(?:(?:version|variant|option|text|draft) )?[a-z1-9]$/.test(label) && end - start >= SHORTEST_VERSION,
  );

const SHORTEST_VERSION = 80;

const reasonOf = (run: readonly Turn[]): string =>
  run.some(({ label }) => SIDES.has(label)) ? 'examples in pairs' : CONVERSATION;

/** End of the paragraph that goes on at `at`. */
function paragraphEnd(text: string, at: number): number {
  const blank = /\n[ \t]*\r?(?:\n|$)/g;
  blank.lastIndex = at;
  const end = blank.exec(text)?.index ?? text.length;
  return at + text.slice(at, end).trimEnd().length;
}
