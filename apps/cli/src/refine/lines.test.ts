import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function* chunks(parts: readonly string[]): AsyncIterable<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

it('splits at line breaks wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[ab\n]{0,5}$/), { maxLength: 8 }), async (parts) => {
      const lines: string[] = [];
      for await (const line of linesOf(chunks(parts))) lines.push(Buffer.from(line).toString());
      const text = parts.join('');
      const expected = text.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(lines).toEqual(expected);
    }),
  );
});
