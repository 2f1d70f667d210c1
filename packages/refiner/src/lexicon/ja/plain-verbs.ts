import { DEED } from './words.ts';

/** How a verb reads in the plain style of notes: the characters of its polite stem that go, and what stands for them. */
export interface PlainVerb {
  /** In characters, from the end of the stem. */
  cut: number;
  dictionary: string;
  negative: string;
}

/** Ichidan verbs whose stem is one character, as it stands at the end of a stem. */
const SHORT_ICHIDAN = /[見得出寝経似煮着診観]$/;
/** Ichidan verbs whose stem ends in a sound that others share with godan verbs. */
const ICHIDAN =
  /(?:でき|出来|起き|生き|飽き|尽き|用い|率い|過ぎ|落ち|朽ち|足り|借り|降り|試み|浴び|伸び|てみ|でみ|てい|でい)$/;
/** Godan verbs by their last kanji, where a form leaves several endings open. */
const GODAN: Readonly<Record<string, string>> = {
  う: '使言従違扱払買習歌願狙補思負追問合会笑争失伴',
  つ: '待持立打勝保放',
  る: '取作送守切配乗絞削限則図測計貼知座帰入走振割売塗練織折盛上下触減残困回',
  む: '読飲住頼組含積進踏編挟望包悩込絡',
  ぶ: '選学並呼結運遊飛喜',
  く: '書聞描開置省除抜引続付聴弾解説導働招磨築抱',
  ぐ: '急防注継稼脱騒繋塞',
};
const KANA: Readonly<Record<string, string>> = { な: 'る', や: 'る', と: 'る', ら: 'う', も: 'う' };
/** Verbs of one kanji and "す"; another kanji before it makes a noun of it. */
const SU = '消話出返直示残足押貸回外移写渡探試訳戻通倒隠壊流下差指刺許課表記略増動正';
const NEGATIVE: Readonly<Record<string, string>> = {
  う: 'わ',
  つ: 'た',
  る: 'ら',
  む: 'ま',
  ぶ: 'ば',
  く: 'か',
  ぐ: 'が',
  す: 'さ',
};

const godan = (cut: number, end: string): PlainVerb => ({
  cut,
  dictionary: end,
  negative: `${NEGATIVE[end] ?? ''}ない`,
});
const ichidan: PlainVerb = { cut: 0, dictionary: 'る', negative: 'ない' };

function byKanji(stem: string, cut: number, ends: readonly string[]): PlainVerb | undefined {
  const kanji = stem.at(-1 - cut) ?? '';
  const found = ends.filter((end) => GODAN[end]?.includes(kanji));
  return found.length === 1 && found[0] !== undefined ? godan(cut, found[0]) : undefined;
}

const IS_DEED = new RegExp(`${DEED}$`, 'u');

/** Verbs in "す" and "する" before "して" and "します". */
function suru(stem: string): PlainVerb | undefined {
  const before = stem.at(-2) ?? '';
  const isNoun = /[\u4e00-\u9fff\u30a1-\u30f6ー々]/.test(before);
  if (isNoun && SU.includes(before) && !IS_DEED.test(stem.slice(0, -1))) return godan(1, 'す');
  if (/[らかやわばまたさ]/.test(before) && !/^(?:また|まま)/.test(before)) return godan(1, 'す');
  return isNoun || /[にとをくもう」』）)\ufffc]/.test(before)
    ? { cut: 1, dictionary: 'する', negative: 'しない' }
    : undefined;
}

/** The verb before "ます" or "ません"; undefined where its class is unclear. */
export function verbBeforeMasu(stem: string): PlainVerb | undefined {
  if (SHORT_ICHIDAN.test(stem) || ICHIDAN.test(stem) || /[えけげせぜてでねへべめれじ]$/.test(stem))
    return ichidan;
  switch (stem.at(-1)) {
    case 'し':
      return suru(stem);
    case 'き':
      return stem.endsWith('てき') ? undefined : godan(1, 'く');
    case 'ぎ':
      return godan(1, 'ぐ');
    case 'ち':
      return godan(1, 'つ');
    case 'び':
      return godan(1, 'ぶ');
    case 'み':
      return godan(1, 'む');
    case 'り':
      return stem.endsWith('あり') ? { cut: 2, dictionary: 'ある', negative: 'ない' } : godan(1, 'る');
    case 'い':
      return byKanji(stem, 1, ['う']) ?? (stem.endsWith('もらい') ? godan(1, 'う') : undefined);
    default:
      return undefined;
  }
}

/** What is done for the author: "教える" without "ください" would be somebody's teaching. */
const FOR_THE_AUTHOR = /(?:教え|聞い|聞かせ|手伝っ|助け|知らせ|くれ|相談に乗っ)$/;

/** The verb before the "て" or "で" of "てください"; undefined where its class is unclear. */
export function verbBeforeTe(stem: string, te: string): PlainVerb | undefined {
  if (FOR_THE_AUTHOR.test(stem)) return undefined;
  const last = stem.at(-1) ?? '';
  if (te === 'で')
    return last === 'ん'
      ? byKanji(stem, 1, ['む', 'ぶ'])
      : last === 'い'
        ? byKanji(stem, 1, ['ぐ'])
        : undefined;
  if (last === 'し') return suru(stem);
  if (/[\u4e00-\u9fff\u30a1-\u30f6ー]{2}を行な?っ$/.test(stem)) return godan(1, 'う');
  if (last === 'っ') {
    const kana = KANA[stem.at(-2) ?? ''];
    return byKanji(stem, 1, ['う', 'つ', 'る']) ?? (kana === undefined ? undefined : godan(1, kana));
  }
  if (/(?:用い|率い)$/.test(stem)) return ichidan;
  if (last === 'い') return /[てで]おい$/.test(stem) ? godan(1, 'く') : byKanji(stem, 1, ['く']);
  if (/て[き]$/.test(stem)) return undefined;
  return SHORT_ICHIDAN.test(stem) || /[えけげせぜてでねへべめれきぎじちりみび]$/.test(stem)
    ? ichidan
    : undefined;
}
