import { expect, it } from 'vitest';
import { readable } from './readable.ts';

it('indents JSON', () => {
  expect(readable('{"a":[1,"x"]}')).toBe('{\n  "a": [\n    1,\n    "x"\n  ]\n}');
});

it.each([
  ['what is no JSON', 'data: {"a":1}\n\ndata: [DONE]\n\n'],
  ['what was cut', '{"a":[1,'],
  ['numbers that would change', '{"a":1.0,"b":12345678901234567890}'],
  ['names that come twice', '{"a":1,"a":2}'],
])('leaves %s as it is', (_, text) => {
  expect(readable(text)).toBe(text);
});
