import { PassThrough } from 'node:stream';
import { Mistake } from '@refinery/terminal/mistake.ts';
import { describe, expect, it } from 'vitest';
import { confirm } from './confirm.ts';

/** Somebody at a terminal, who types this. */
function person(typed: string | null, isTTY = true) {
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) =>
    Object.assign(stream, { isTTY }),
  );
  if (!input || !output) throw new Error('two were made');
  if (typed !== null) input.write(typed);
  return { input, output };
}
const never = new AbortController().signal;

describe('a question about what cannot be undone', () => {
  it.each([
    ['y\n', true],
    ['YES\n', true],
    [' yes \n', true],
    ['\n', false],
    ['n\n', false],
    ['yesterday\n', false],
    ['ja\n', false],
  ])('%j answers it with %s', async (typed, answer) => {
    const asked = person(typed);
    expect(await confirm('Disable ada@example.com?', asked, never)).toBe(answer);
    expect(String(asked.output.read())).toContain('Disable ada@example.com? [y/N] ');
  });

  it('is answered with no by Ctrl-C', async () => {
    const stop = new AbortController();
    const answer = confirm('Disable?', person(null), stop.signal);
    stop.abort();
    expect(await answer).toBe(false);
  });

  it('is asked nobody but a person', async () => {
    await expect(confirm('Disable?', person('y\n', false), never)).rejects.toThrow(Mistake);
  });
});
