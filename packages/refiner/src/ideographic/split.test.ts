import { lex } from '@refinery/text/lex.ts';
import { segment } from '@refinery/text/segment.ts';
import { describe, expect, it } from 'vitest';
import { splitCharacters } from './split.ts';

const split = (text: string) => {
  const tokens = lex(text);
  return splitCharacters(text, tokens, segment(text, tokens));
};

describe('splitCharacters', () => {
  it('makes every character a token and leaves everything else whole', () => {
    const text = '用Python写3个“好”函数 `f(x)`。\n\n- メモ、再び 𠮷';
    const { tokens } = split(text);
    const texts = tokens.map(({ start, end }) => text.slice(start, end));
    expect(texts.join('')).toBe(text);
    expect(texts).toEqual(
      ['用', 'Python', '写', '3', '个', '“好”', '函', '数', ' ', '`f(x)`', '。', '\n', '\n', '-', ' '].concat(
        ['メ', 'モ', '、', '再', 'び', ' ', '𠮷'],
      ),
    );
  });

  it.each([
    ['你好。请写诗！！好吗？', ['你好。', '请写诗！！', '好吗？']],
    ['書く（短く。）。次へ', ['書く（短く。）。', '次へ']],
    ['- 一。　二；三', ['一。', '二；', '三']],
    ['# 标题。副题', ['标题。', '副题']],
  ])('ends sentences at their marks: %j', (text, expected) => {
    const { tokens, parts } = split(text);
    expect(parts.map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end))).toEqual(
      expected,
    );
    expect(parts.map(({ first }) => first)).toEqual(expected.map((_, i) => i === 0));
  });
});
