import type { Draft, DraftSegment } from '../draft.ts';

/** What stands beside words that are named, in a script without spaces. */
interface DenseCues {
  before: RegExp;
  after: RegExp;
  /** Of a line that introduces a list of words. */
  lead: RegExp;
}

const CUES: Partial<Record<Draft['script'], DenseCues>> = {
  zh: {
    before:
      /(?:[说說写寫用含如像叫把将將与與和或、/「『“‘|=→]|避免|翻[译譯]|[统統][计計]|[删刪][除去掉]|替[换換]|回答|[输輸]入|[标標][记記]|里有|[词詞]|短[语語]|副[词詞])[“「『‘"']?$/,
    after:
      /^[”」』’"']?(?:[、/」』”|=→与與和或]|[这這](?:个|個)|一[词詞]|的(?:意思|[区區][别別]|用法)|怎么|怎麼|出[现現]|[开開][头頭]|[结結]尾|代替|改[成为為]|替[换換]|[翻译譯]+[成为為])/,
    lead: /[词詞语語句签籤]|[类類][别別]|[选選][项項]|回答|禁|避免|不要|不得/,
  },
  ja: {
    before: /(?:[「『・/|=→]|言葉|単語|フレーズ|副詞の?|語句)$/,
    after:
      /^(?:[」』・/|=→]|という|と(?:言|書|答|返|入力|打|述|だけ|か)|を(?:使|含|避|削|置|翻|訳|探|スペ|[ァ-ヶー]{2,}語|[\u4e00-\u9fff]語)|の意味|の違い|は何|とは|で始|で終|が(?:含|断|何))/,
    lead: /[語詞]|言葉|フレーズ|表現|禁止|使わない|避け|ラベル|カテゴリ|選択肢|回答|答え|挨拶|一つ/,
  },
};

/** As `isNamed`, for a sentence written without spaces between its words. */
export function isNamedDense(draft: Draft, part: DraftSegment, from: number, to: number): boolean {
  const cues = CUES[draft.script];
  if (!cues) return false;
  const before = textBetween(draft, part.from, from);
  const after = textBetween(draft, to, part.to);
  // "写一份排班表": an amount is said of a thing.
  const isAmount = /^[一两兩二三\d]/.test(textBetween(draft, from, to));
  if ((!isAmount && cues.before.test(before)) || cues.after.test(after)) return true;
  // "请字在这首诗里": the character itself.
  if (before === '' && draft.script === 'zh' && after.startsWith('字')) return true;
  const colon = before.search(/[:：][^:：]*$/);
  if (colon > 0 && cues.lead.test(before.slice(0, colon))) return true;
  return isBelowLead(draft, part, cues);
}

/** A list below "客服禁用语：". */
function isBelowLead(draft: Draft, part: DraftSegment, { lead }: DenseCues): boolean {
  const start = draft.tokens[part.lineFrom]?.start ?? 0;
  const lines = draft.text.slice(0, start).split('\n').slice(0, -1);
  for (const line of lines.reverse()) {
    if (/[:：]\s*$/.test(line)) return lead.test(line);
    if (!/^\s*(?:[-*+•・◦]|\d+[.)、])/.test(line)) return false;
  }
  return false;
}

const textBetween = ({ tokens, text }: Draft, from: number, to: number): string =>
  from < to ? text.slice(tokens[from]?.start, tokens[to - 1]?.end) : '';
