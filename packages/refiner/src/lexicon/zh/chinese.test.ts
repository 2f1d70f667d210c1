import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;

/**
 * What `low`, `medium` and `high` make of a prompt; a level that is missing makes of it what the one before
 * does.
 */
const CASES: readonly (readonly [text: string, low: string, medium?: string | undefined, high?: string])[] = [
  ['你好！麻烦你帮我写一首关于大海的诗，谢谢！', '写一首关于大海的诗。'],
  ['翻译成英文。辛苦了！', '翻译成英文。'],
  ['请问你能不能帮我看一下这份合同？', '看一下这份合同。'],
  // 把 wants more than a verb behind it.
  ['麻烦你帮我把这封信修改一下。', '把这封信修改一下。'],
  ['麻烦你帮我修改一下这封信。', '修改这封信。'],
  ['请你帮我们写一份通知。', '帮我们写一份通知。'],
  ['我没找到错在哪里，所以想请你帮我检查一下代码。', '我没找到错在哪里，所以请检查代码。'],
  ['字数请控制在80字以内。', '字数80字以内。'],
  ['我希望你能够先列出三个方案，再说明理由。', '先列出三个方案，再说明理由。'],
  ['我是一名护士，想请你帮我写一份排班表。', '我是一名护士，请写一份排班表。', '我是护士，请写一份排班表。'],
  ['其实我不太懂编程，请解释什么是递归。', '我不太懂编程，请解释什么是递归。'],
  [
    '用户询问价格的时候，请先确认型号。',
    '用户询问价格的时候，请先确认型号。',
    '用户询问价格时，先确认型号。',
  ],
  ['在网络断开的情况下，提示重试。', '网络断开时，提示重试。'],
  ['对错误日志进行分析，并且按照时间进行排序。', '分析错误日志，并按照时间排序。'],
  ['字数大约800字左右，不要超过1000个字。', '字数约800字，不超过1000字。'],
  ['每次回覆請不要超過80個字。', '每次回覆不超過80字。'],
  ['需要注意的是，报价不包含运费。', '报价不包含运费。'],
  ['如果没有结果的话，只回复“无”就可以了！！！', '如果没有结果，只回复“无”！'],
  [
    '你是一个旅行顾问，你的主要任务是规划路线。',
    '你是一个旅行顾问，你的主要任务是规划路线。',
    '你是旅行顾问，规划路线。',
  ],
  ['想問一下有沒有什麼簡單的早餐？', '有沒有什麼簡單的早餐？', '有沒有簡單的早餐？'],
  ['請您幫我寫一份大約500字的報告。', '寫一份約500字的報告。'],
  ['我想麻烦您帮我核一下账目，只核三月。', '核一下账目，只核三月。'],
  ['你帮我列个清单。不用说明，谢啦！', '列个清单。不用说明。'],
  [
    '在核对账目的过程中，判断是否可以报销。',
    '在核对账目的过程中，判断能否报销。',
    '核对账目时，判断能否报销。',
  ],
  ['必须要写明日期。', '必须写明日期。'],
  ['只保留日期。麻烦您了,谢谢。', '只保留日期。'],
  ['麻烦把这封信改短。', '把这封信改短。'],
  ['我想请你帮我妈妈写一封信。', '帮我妈妈写一封信。'],
];

/** Words that look like politeness, filler or wordiness and are none. */
const KEPT: readonly string[] = [
  '看这份合同，主要是想知道有没有风险。',
  '用户询问进度时，请用户提供单号。',
  '这款软件尤其实用。',
  '不要用“其实”“就是说”这样的口头禅。',
  '活动在三种情况下取消：下雨、停电、人数不足。',
  '你能说英语吗？',
  '必须要求对方签字。',
  '我们在酒吧，他们在家。',
  '答案不需要包含过程。',
  '那个时候的北京没有地铁。',
  '小的时候我怕水，不同的时候怕不同的东西。',
  '退货必须要发票。',
  '只要能打开就行，这样就可以。',
  '另外三张图不用改。',
  '标题写作者两个字。',
  '后来写的信也要收进来。',
  '价格嘛，看情况。',
  '只看这两列。',
  '邀请在校学生申请在线报名。',
  '这里有字段和字母，各3个字段。',
  '请缨的人先上，请款单放在附件里。',
  '請辭的員工要登記。',
  '请王经理先审批，请在座的各位鼓掌。',
  '麻烦制造者要单独列出。',
  '麻烦处理费另算。',
  '麻煩的客戶先聯繫。',
  '拜托的事情写在前面。',
  '起草一份合同，再写一篇短评。',
  '没有结果就回复收到，谢谢。',
];

describe('Chinese', () => {
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

  it('is left alone by LEGAL and by passes that are disabled', () => {
    const text = '麻烦你帮我写一首诗，其实短一点就可以了。';
    expect(refine(text, { strategy: 'LEGAL', compressionLevel: 'high' }).refinedText).toBe(text);
    const disabledPasses = ['politeness', 'filler', 'wordy-phrases'];
    expect(refine(text, { disabledPasses, compressionLevel: 'high' }).refinedText).toBe(text);
  });

  it('is what its passes say', () => {
    const { edits, removedSegments } = refine('请问你能不能帮我写一首诗？');
    expect(new Set(edits.map(({ pass }) => pass))).toEqual(new Set(['politeness']));
    expect(removedSegments[0]).toEqual({ text: '请问你能不能帮我', reason: 'polite phrase' });
  });
});
