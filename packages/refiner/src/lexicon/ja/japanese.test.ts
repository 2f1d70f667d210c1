import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;

/**
 * What `low`, `medium` and `high` make of a prompt; a level that is missing makes of it what the one before
 * does.
 */
const CASES: readonly (readonly [text: string, low: string, medium?: string | undefined, high?: string])[] = [
  [
    'お世話になっております。報告書を要約していただけますでしょうか。どうぞよろしくお願いいたします。',
    '報告書を要約してください。',
  ],
  ['恐れ入りますが、表に合計を付けていただけると助かります。', '表に合計を付けてください。'],
  ['献立を考えてもらえませんか？', '献立を考えてください。'],
  ['敬語で回答するようにしてください。', '敬語で回答してください。'],
  ['値段には触れないようにしてください。', '値段には触れないでください。'],
  ['あなたには編集者として原稿を直してもらいたいと考えています。', '編集者として原稿を直してください。'],
  ['会員は無料で利用することができます。', '会員は無料で利用できます。'],
  [
    '誰でも使うことができる言葉で書いてください。',
    '誰でも使うことができる言葉で書いてください。',
    '誰でも使える言葉で書いてください。',
  ],
  ['長さは300字以内でお願いします。', '長さは300字以内でお願いします。', '長さは300字以内。'],
  [
    '返品については、理由を尋ねてください。',
    '返品については、理由を尋ねてください。',
    '返品は、理由を尋ねてください。',
  ],
  [
    'それぞれの案の費用も書いてください。',
    'それぞれの案の費用も書いてください。',
    undefined,
    '各案の費用も書いてください。',
  ],
  ['とりあえず、3案出してください。', '3案出してください。'],
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
  'すみませんが多い手紙を短くする。',
  '一応募者に一通ずつ送る。',
  'お願い事は最後に置く。',
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
    ['ご確認いただけますでしょうか。', '確認してください。'],
    ['日程を書き直してもらってもいいですか？', '日程を書き直してください。'],
    ['座席を予約していただけますようお願いいたします。', '座席を予約してください。'],
    ['翻訳をお願いしたいと思っております。', '翻訳をお願いします。'],
    ['すみませんが表を直してください。', '表を直してください。'],
  ])('%j asks in fewer words', (text, low) => {
    expect(refine(text, { compressionLevel: 'low' }).refinedText).toBe(low);
  });
});
