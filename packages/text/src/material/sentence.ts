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
  /请(?:你|您)?(?:用|把|将|帮|写|按|列|保持|翻译|总结|概括|给出|给我|不要|说明|分析|只|整理|回答|以)|帮我|(?:書|答え|要約し|翻訳し|返信し|まとめ|教え|説明し|直し|作成し|提案し)て(?:ください|下さい|ほしい)|(?:以内|丁寧|簡潔)[^。]{0,4}(?:で|に)お願いし/;

/** Verbs of instructions to the model stand within so many words. */
const LONGEST_OPENER = 9;

/** Whether a sentence tells the model what to do, rather than anybody else: it begins with a verb of such work, or is about the answer. */
export function isInstruction(sentence: Sentence): boolean {
  const { words, text } = sentence;
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)) return CJK_ASKS.test(text);
  if (isAddress(words)) return true;
  const from = behindLabel(sentence);
  for (let k = from; k < Math.min(words.length, from + LONGEST_OPENER); k++) {
    const { says } = words[k] ?? { says: 0 };
    if ((says & SAYS.asks) !== 0 && !isNoun(words[k - 1])) return true;
    if ((says & SAYS.result) !== 0 && ((words[k + 1]?.says ?? 0) & SAYS.must) !== 0) return true;
    if ((says & (SAYS.opens | SAYS.polite | SAYS.you | SAYS.mine)) === 0) break;
  }
  return isAboutResult(words);
}

/** Index of the first word behind a label: "Result: return …". */
function behindLabel({ words, text, start }: Sentence): number {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(': ');
  return colon < 0
    ? 0
    : Math.max(
        0,
        words.findIndex((word) => word.start > start + colon),
      );
}

const LONGEST_LABEL = 30;

/** "the leave": what follows an article is no verb. */
const isNoun = (before: Said | undefined): boolean =>
  before !== undefined && (before.says & SAYS.mine) !== 0 && (before.says & SAYS.opens) === 0;

/** "You aren't allowed to …". */
const isAddress = ([first, second]: readonly Said[]): boolean =>
  first?.lower === 'you' && /^(?:aren't|should|shouldn't|must|mustn't|need)$/.test(second?.lower ?? '');

/** "Your answer …", "The summary should …". */
function isAboutResult(words: readonly Said[]): boolean {
  const [first, second, third] = words;
  if (!first || !second || (second.says & SAYS.result) === 0) return false;
  return (first.says & SAYS.you) !== 0 || ((third?.says ?? 0) & SAYS.must) !== 0;
}
