import type { Range } from '../range.ts';
import { type Token, WORD } from '../token.ts';
import { SAYS, saysOf } from './words.ts';

/** A word of a sentence and what it says. */
export interface Said extends Range {
  says: number;
  lower: string;
}

export interface Sentence extends Range {
  words: Said[];
  /** The text itself, at most its first 300 units. */
  text: string;
}

const LONGEST = 300;

export function readSentence(text: string, tokens: readonly Token[], from: number, to: number): Sentence {
  const words: Said[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === WORD && token.word)
      words.push({ start: token.start, end: token.end, says: saysOf(token.word), lower: token.lower });
  }
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, words, text: text.slice(start, Math.min(end, start + LONGEST)) };
}

const CJK_ASKS =
  /请(?:你|您)?(?:先|务必|始终|用|把|将|帮|写|按|列|保持|翻译|总结|概括|给出|给我|不要|说明|分析|只|整理|回答|以)|帮我|麻烦(?:[你您](?!们)|把|将|用|按|给|帮)|想(?:让|请)[你您]|^(?:判断|翻译|总结|概括|提取|改写|润色|分类|输出|只输出|把|将|按|列出|检查|分析)|只(?:输出|返回|给出|回答)|^不要|不要(?:提到|使用|编造|猜测|输出|重复)|(?:書|答え|要約し|翻訳し|返信し|まとめ|教え|説明し|直し|作成し|提案し|分け|返し|付け|整え|抽出し|分類し|変え|選ん|出し|考え|し)て(?:ください|下さい|ほしい|もらえ|いただけ|くだ)|て[。、]?$|ないで(?:ください|。|$)|(?:以内|丁寧|簡潔)[^。]{0,4}(?:で|に)お願いし/;

/**
 * Whether a sentence wishes something of somebody who may be anybody: "need a regex which …", "Italian
 * please".
 */
export const isWish = ({ words, text }: Sentence): boolean =>
  /[?？]\s*$/.test(text) ||
  words.some(({ lower }, k) => PLEASE.test(lower) && words[k + 1]?.lower !== 'note') ||
  ((words[0]?.says ?? 0) & SAYS.treats) !== 0 ||
  words.slice(0, FIRST_WORDS).some(({ lower, says }) => NEEDS.test(lower) || (says & SAYS.result) !== 0);

const PLEASE = /^(?:please|pls|plz|bitte|veuillez|favor)$/;

/** Words in which a wish or what is wished begins. */
const FIRST_WORDS = 4;
const NEEDS =
  /^(?:need|needs|want|wanted|looking|brauche|bräuchte|suche|besoin|cherche|necesito|busco|preciso|procuro|bisogno|cerco|only|devo|debo|dois|muss|möchte|voudrais|aimerais|quiero|quisiera|queria|gostaria|vorrei|voglio)$/;

/** "No explanations.", "Never more than one." Somebody's letter may say so, too. */
export const isRule = ({ words }: Sentence): boolean =>
  RULE.test(words[0]?.lower ?? '') ||
  (PLEASE.test(words[0]?.lower ?? '') && /^(?:note|remember|consider)$/.test(words[1]?.lower ?? ''));

const RULE =
  /^(?:no|never|always|only|prefer|max|maximum|minimum|nothing|keine?n?|nur|nie|niemals|immer|nichts|pas|jamais|toujours|uniquement|aucune?|nunca|jamás|siempre|s[oó]lo|ning[uú]n|nada|sempre|s[oó]|nenhum|mai|niente|nessuna?|solo|soltanto)$/;

/** Whether a sentence binds somebody: "Answers have at most 120 words." */
export const binds = ({ words, text }: Sentence): boolean =>
  CJK_BINDS.test(text) || words.some(({ lower, says }) => (says & SAYS.must) !== 0 || BINDS.test(lower));

const CJK_BINDS = /不要|不得|不能|不超过|必须|只能|每次|以内|ないで|必ず|してはいけ/;
const BINDS =
  /^(?:never|always|only|not|no|most|least|nie|niemals|immer|nur|nicht|keine?n?|höchstens|mindestens|jamais|toujours|pas|seulement|nunca|siempre|s[oó]lo|máximo|sempre|mai|solo|massimo|nunca|não|non)$/;

/** Verbs of instructions to the model stand within so many words. */
const LONGEST_OPENER = 9;

/**
 * Whether a sentence tells the model what to do, rather than anybody else: it begins with a verb of such
 * work, or is about the answer.
 */
export function isInstruction(sentence: Sentence): boolean {
  const { words, text } = sentence;
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)) return CJK_ASKS.test(text);
  return (
    isAskedFrom(words, isOrder(sentence) ? 0 : behindLabel(sentence, LONGEST_LABEL)) ||
    isAskedFrom(words, behindLabel(sentence, LONGEST_CASE)) ||
    isAskedFrom(words, behindCondition(sentence))
  );
}

/** Whether the words from an index on tell the model what to do. */
function isAskedFrom(all: readonly Said[], from: number): boolean {
  if (from < 0) return false;
  const words = from === 0 ? all : all.slice(from);
  if (isAddress(words)) return true;
  for (let k = 0; k < Math.min(words.length, LONGEST_OPENER); k++) {
    const { says, lower } = words[k] ?? { says: 0, lower: '' };
    const isAsked = (says & SAYS.asks) !== 0 || (k === 0 && from > 0 && IN_THAT_CASE.test(lower));
    if (isAsked && !isNoun(words[k - 1]) && !isTold(words[k - 1])) return true;
    if (lower === 'do' && words[k + 1]?.lower === 'not' && !isTold(words[k - 1])) return true;
    if ((says & SAYS.result) !== 0 && ((words[k + 1]?.says ?? 0) & SAYS.must) !== 0) return true;
    if ((says & (SAYS.opens | SAYS.polite | SAYS.you | SAYS.mine)) === 0) break;
  }
  return isAboutResult(words);
}

/** "Summarise the complaint: what happened": the words before the colon are no label. */
const isOrder = ({ words, text }: Sentence): boolean =>
  ((words[0]?.says ?? 0) & SAYS.asks) !== 0 && /^\p{L}+ [^:\n]{1,30} [^:\n]{1,30}: /u.test(text);

/** Index of the first word behind a label or tag: "Result: return …", "<task> Write …". */
function behindLabel({ words, text, start }: Sentence, longest: number): number {
  const colon = text.slice(0, longest).search(text.startsWith('<') ? />/ : /: /);
  return colon < 0
    ? 0
    : Math.max(
        0,
        words.findIndex((word) => word.start > start + colon),
      );
}

/** In UTF-16 units. */
const LONGEST_LABEL = 30;
/** "What to do when a receipt is missing: you should …". In UTF-16 units. */
const LONGEST_CASE = 90;

const CONDITION =
  /^(?:if|when|whenever|before|after|once|unless|until|while|for|in|based|depending|wenn|falls|sobald|bevor|si|quand|lorsque|cuando|se|quando|caso)$/;
/** What the model is told to do in such a case, beside what it is told anyway. */
const IN_THAT_CASE =
  /^(?:ask|refer|direct|redirect|apologise|apologize|hand|escalate|offer|wait|open|run|stop|fix|skip|mention|report|log|retry)$/;

/**
 * Index of the first word behind a condition: "If one of the two is missing, ask for it." -1: the sentence
 * begins with none.
 */
function behindCondition({ words, text, start }: Sentence): number {
  if (!CONDITION.test(words[0]?.lower ?? '')) return -1;
  const comma = text.indexOf(', ');
  return comma < 0 ? -1 : words.findIndex((word) => word.start > start + comma);
}

/** "the leave": what follows an article is no verb. */
const isNoun = (before: Said | undefined): boolean =>
  before !== undefined && (before.says & SAYS.mine) !== 0 && (before.says & SAYS.opens) === 0;

/** "I think", "we use": what somebody does himself. */
const isTold = (before: Said | undefined): boolean =>
  before !== undefined && /^(?:i|we|they|ich|wir|je|nous|yo|eu|io)$/.test(before.lower);

/** "You aren't allowed to …". */
export const addressesModel = ({ words }: Sentence): boolean => isAddress(words);

const isAddress = ([first, second]: readonly Said[]): boolean =>
  (YOU.test(first?.lower ?? '') &&
    /^(?:aren't|should|shouldn't|must|mustn't|need|soll(?:te)?st|musst|darfst|sollten|müssen|dürfen|dois|devez|debes|deves?)$/.test(
      second?.lower ?? '',
    )) ||
  /^(?:debes|devi)$/.test(first?.lower ?? '') ||
  (ALWAYS.test(first?.lower ?? '') && /^(?:debes|devi|deves?)$/.test(second?.lower ?? ''));

const YOU = /^(?:you|du|sie|tu|vous|tú|você)$/;
const ALWAYS = /^(?:always|siempre|nunca|sempre|não|no|non)$/;

/** "Your answer …", "The summary should …". */
function isAboutResult(words: readonly Said[]): boolean {
  const [first, second, third] = words;
  if (!first || !second || (second.says & SAYS.result) === 0) return false;
  return (first.says & SAYS.you) !== 0 || ((third?.says ?? 0) & SAYS.must) !== 0;
}
