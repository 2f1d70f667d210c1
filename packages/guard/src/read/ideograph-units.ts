import type { Script } from '../lexicon/tables.ts';
import { matchAt } from './numerals.ts';
import { type Unit, unitOf } from './units.ts';

/** What things are counted in, by the unit that it comes to: "三句话", "3句", "三つの文". */
const MEASURES = new Map<string, string>();
for (const line of `
字 = 个字 個字 字 个字符 個字元 字符 字元 个汉字 汉字 文字 つの文字
词 = 个词 個詞 词 詞 个单词 個單詞 单词 個単語 単語 語 つの単語 ワード
句 = 句话 句話 句 个句子 個句子 センテンス 文 つの文
段 = 段话 段話 段落 段 个段落 個段落 つの段落 パラグラフ
行 = 行 个行
列 = 列 栏 欄 カラム 个列
頁 = 页 頁 页纸 ページ
回 = 次 回 遍 趟
步 = 步 个步骤 個步驟 步骤 步驟 ステップ つのステップ
人 = 人 名 位 个人 個人
岁 = 岁 歲 歳 才 周岁 歳児
年级 = 年级 年級 年生 学年
倍 = 倍
章 = 章
轮 = 轮 輪
题 = 道题 道題 题 題 問
元 = 块钱 塊錢 元钱 人民币
`
  .trim()
  .split('\n')) {
  const [base = '', names = ''] = line.split(' = ');
  for (const name of names.split(' ')) MEASURES.set(name, base);
}
/** Of a measure or unit, in UTF-16 units. */
const LONGEST = 5;

/** Words of counting that say nothing about what is counted. */
const COUNTERS =
  /(?:种类|種類|項目|か所|箇所|ヶ所|カ所|通り|[个個条條份张張项項篇件本种種类類款点點只隻部首台套组組道根支枝则則场場层層家封幅门門颗顆棵つコ冊枚社通軒杯匹頭])(?:の)?/y;
const COUNTER_IS_WORD =
  /^(?:点钟|點鐘|点心|条件|條件|本人|本文|本书|部分|件事|家人|通知|通信|社会|社內|类似|类型|份额)/;

interface UnitAt extends Unit {
  end: number;
  /** It counts things, as "句" does. */
  isMeasure: boolean;
}

/** "2025年" is no span of time. */
export const yearAt = (text: string, at: number, value: number): UnitAt | undefined =>
  text[at] === '年' && value >= 1000 ? { base: '', factor: 1, end: at + 1, isMeasure: true } : undefined;

/** The longest measure that begins at `at`. */
export function measureAt(text: string, at: number, limit: number): UnitAt | undefined {
  for (let length = Math.min(LONGEST, limit - at); length > 0; length--) {
    const base = MEASURES.get(text.slice(at, at + length));
    if (base) return { base, factor: 1, end: at + length, isMeasure: true };
  }
  return undefined;
}

/** The longest unit that begins at `at`, maybe behind a space. */
export function unitAt(
  text: string,
  from: number,
  limit: number,
  language: Script = 'zh',
): UnitAt | undefined {
  const at = text[from] === ' ' ? from + 1 : from;
  const measure = measureAt(text, at, limit);
  for (let length = Math.min(LONGEST, limit - at); length > 0; length--) {
    const name = text.slice(at, at + length).toLowerCase();
    if (measure && measure.end - at >= length) return measure;
    const unit = unitOf(name) ?? (name === '分' ? (language === 'ja' ? MINUTES : POINTS) : undefined);
    if (name === '日' && isSpan(text, at + 1)) return { ...DAYS, end: at + 1, isMeasure: false };
    const isPartOfWord = /^[a-z]+$/.test(name) && /[a-z]/i.test(text[at + length] ?? '');
    if (unit && !isPartOfWord) return { ...unit, end: at + length, isMeasure: false };
  }
  return measure;
}

/** "三日以内" is a span, "三日" a day of the month. */
const isSpan = (text: string, at: number): boolean => /^[前後后间間以目]/.test(text[at] ?? '');

const DAYS: Unit = { base: 's', factor: 86_400 };
const MINUTES: Unit = { base: 's', factor: 60 };
export const POINTS: Unit = { base: '分', factor: 1 };

/** End of the word of counting that stands at `from`; `from` where there is none. */
export function counterEnd(text: string, from: number): number {
  const at = text[from] === ' ' ? from + 1 : from;
  if (COUNTER_IS_WORD.test(text.slice(at, at + 2))) return from;
  const end = matchAt(COUNTERS, text, at);
  return end > 0 ? end : from;
}
