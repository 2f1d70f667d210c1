import { expect, it } from 'vitest';
import { visible, visibleLine } from './visible.ts';

it.each([
  ['an escape sequence', '\u001b[2Jx', '·[2Jx', '·[2Jx'],
  ['a carriage return, which would write over the line', 'a\rb', 'a·b', 'a b'],
  ['a mark of direction', 'a\u202Eb', 'a·b', 'a·b'],
  ['a C1 control character', 'a\u009Bb', 'a·b', 'a·b'],
  ['line breaks and tabs', 'a\n\tb', 'a\n\tb', 'a b'],
  ['what is only unusual', 'Ünïcödé 😀 漢字', 'Ünïcödé 😀 漢字', 'Ünïcödé 😀 漢字'],
])('%s', (_what, text, shown, inLine) => {
  expect([visible(text), visibleLine(text)]).toEqual([shown, inLine]);
});
