import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;

/** What `low`, `medium` and `high` make of a prompt; a level that is missing makes of it what the one before does. */
const CASES: readonly (readonly [text: string, low: string, medium?: string | undefined, high?: string])[] = [
  [
    'お世話になっております。報告書を要約していただけますでしょうか。どうぞよろしくお願いいたします。',
    '報告書を要約してください。',
    undefined,
    '報告書を要約。',
  ],
  [
    '恐れ入りますが、表に合計を付けていただけると助かります。',
    '表に合計を付けてください。',
    undefined,
    '表に合計を付ける。',
  ],
  ['献立を考えてもらえませんか？', '献立を考えてください。', undefined, '献立を考える。'],
  ['敬語で回答するようにしてください。', '敬語で回答してください。', undefined, '敬語で回答。'],
  ['値段には触れないようにしてください。', '値段には触れないでください。', undefined, '値段には触れない。'],
  [
    'あなたには編集者として原稿を直してもらいたいと考えています。',
    '編集者として原稿を直してください。',
    undefined,
    '編集者として原稿を直す。',
  ],
  [
    '会員は無料で利用することができます。',
    '会員は無料で利用できます。',
    undefined,
    '会員は無料で利用できる。',
  ],
  [
    '誰でも使うことができる言葉で書いてください。',
    '誰でも使うことができる言葉で書いてください。',
    '誰でも使える言葉で書いてください。',
    '誰でも使える言葉で書く。',
  ],
  ['長さは300字以内でお願いします。', '長さは300字以内でお願いします。', '長さは300字以内。'],
  [
    '返品については、理由を尋ねてください。',
    '返品については、理由を尋ねてください。',
    '返品は、理由を尋ねてください。',
    '返品は、理由を尋ねる。',
  ],
  [
    'それぞれの案の費用も書いてください。',
    'それぞれの案の費用も書いてください。',
    undefined,
    '各案の費用も書く。',
  ],
  ['とりあえず、3案出してください。', '3案出してください。', undefined, '3案出す。'],
];

/** Words that look like politeness or filler and are none. */
const KEPT: readonly string[] = [
  'お客様に喜んでほしい。',
  '先生に手伝ってもらえますか、と聞く場面を描く。',
  '「ちょっと待ってください」を英語に。',
  'とりあえずという言葉の意味は？',
  '3つの検証を行い、結果の報告を行う。',
  '彼は留学したいと思っています。',
  '明日の会議に出てもいいですか。',
];

describe('Japanese', () => {
  it.each(CASES.map(([text, low, medium = low, high = medium]) => [text, [low, medium, high]] as const))(
    '%j',
    (text, expected) => {
      expect(LEVELS.map((compressionLevel) => refine(text, { compressionLevel }).refinedText)).toEqual(
        expected,
      );
    },
  );

  it.each(KEPT)('keeps %j', (text) => {
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(text);
  });

  it.each([
    // Every ending has a plain form …
    [
      'あなたは切符売り場の係です。行き先を聞かれても、値段は答えないでください。',
      'あなたは切符売り場の係。行き先を聞かれても、値段は答えない。',
    ],
    ['受付は九時ですが、土曜は休みます。順番を守ってください。', '受付は九時だが、土曜は休む。順番を守る。'],
    ['不明な点は【未定】としてください。金額は書きません。', '不明な点は【未定】とする。金額は書かない。'],
    [
      '店名は消さず、電話番号を除いてください。確認後にお伝えください。',
      '店名は消さず、電話番号を除く。確認後に伝える。',
    ],
    ['端末を起動します。全部消してください。', '端末を起動する。全部消す。'],
    ['資料をご用意ください。表は作りません。', '資料を用意。表は作らない。'],
    // … or none of them becomes plain.
    ['地図を描いてください。去年は失敗しました。', '地図を描いてください。去年は失敗しました。'],
    ['理由を教えてください。表も付けてください。', '理由を教えてください。表も付けてください。'],
    [
      '先方にはご遠慮いただきたいのです。住所は書かないでください。',
      '先方にはご遠慮いただきたいのです。住所は書かないでください。',
    ],
    ['道を行ってください。地図も付けてください。', '道を行ってください。地図も付けてください。'],
  ])('%j is plain as a whole or not at all', (text, high) => {
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(high);
  });

  it.each([
    ['ご確認いただけますでしょうか。', '確認してください。'],
    ['日程を書き直してもらってもいいですか？', '日程を書き直してください。'],
    ['座席を予約していただけますようお願いいたします。', '座席を予約してください。'],
    ['翻訳をお願いしたいと思っております。', '翻訳をお願いします。'],
    ['すみませんが表を直してください。', '表を直してください。'],
  ])('%j asks in fewer words', (text, low) => {
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(low);
  });

  it.each([
    ['全部消してください。', '全部消す。'],
    ['結果を提出してください。', '結果を提出。'],
    ['利用者が自分で選べるようにしてください。', '利用者が自分で選べるようにする。'],
  ])('%j ends as its verb can', (text, high) => {
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(high);
  });
});
