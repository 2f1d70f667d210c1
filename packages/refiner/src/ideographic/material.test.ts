import { lex } from '@refinery/text/lex.ts';
import { segment } from '@refinery/text/segment.ts';
import { describe, expect, it } from 'vitest';
import { opensDense, withoutHandedOver } from './material.ts';

function ownText(text: string): string {
  const tokens = lex(text);
  return withoutHandedOver(text, tokens, segment(text, tokens))
    .map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end))
    .join('|');
}

describe('withoutHandedOver', () => {
  it.each([
    ['润色下面的邮件。\n\n请您尽快回复。\n\n谢谢！', '润色下面的邮件。'],
    ['以下のメモを要約してください。\nご確認ください。', '以下のメモを要約してください。'],
    ['整理成纪要。\n会议记录：\n请李雷跟进', '整理成纪要。|会议记录：'],
    ['帮我润色。\n\n昨天下了大雨。', '帮我润色。'],
  ])('leaves out what is pointed at, labelled or no order: %j', (text, own) => {
    expect(ownText(text)).toBe(own);
  });

  it.each([
    '你是客服，遵守以下规则：\n1. 请用中文。\n2. 不要道歉。',
    '次のルールに従ってください。\n- 敬語を使う',
    '写一首诗。\n\n请用古文。\n\n要求：\n- 四句',
  ])('keeps rules and further orders: %j', (text) => {
    expect(ownText(text).split('|').length).toBe(text.split(/\n+/).length);
  });
});

describe('opensDense', () => {
  it.each([
    ['请翻译：\n\nA long letter in English follows here.', true],
    ['Translate 你好 into English.', false],
    ['', false],
  ])('%j', (text, expected) => {
    const tokens = lex(text);
    expect(opensDense(text, tokens, segment(text, tokens)[0])).toBe(expected);
  });
});
