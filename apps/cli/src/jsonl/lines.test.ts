import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function* chunks(parts: readonly string[]): AsyncIterable<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

it('splits at line breaks wherever the chunks end, and holds no line that is too long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[ab\n]{0,5}$/), { maxLength: 8 }),
      fc.integer({ min: 1, max: 8 }),
      async (parts, longest) => {
        const lines: (string | undefined)[] = [];
        for await (const line of linesOf(chunks(parts), longest))
          lines.push(line && Buffer.from(line).toString());
        const expected = parts.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected.map((line) => (line.length <= longest ? line : undefined)));
      },
    ),
  );
});
