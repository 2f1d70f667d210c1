import { describe, expect, it } from 'vitest';
import { mathEnd } from './math.ts';

/** The text that is mathematics from the first command on, or "". */
function mathIn(text: string): string {
  const at = text.search(/[\\$]/);
  return text.slice(at, Math.max(at, mathEnd(text, at)));
}

describe('mathEnd', () => {
  it.each([
    ['a formula in a line', String.raw`Solve \(x^2 + 1 = 0\) now.`, String.raw`\(x^2 + 1 = 0\)`],
    ['a formula between dollars', 'Solve $$a + b = c$$ now.', '$$a + b = c$$'],
    [
      'words in a formula',
      String.raw`$$v = \frac{\text{way from here to there}}{t}$$`,
      String.raw`$$v = \frac{\text{way from here to there}}{t}$$`,
    ],
    [
      'a matrix in a line',
      String.raw`Invert \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} by hand.`,
      String.raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`,
    ],
    [
      'a document on lines of its own',
      '\\begin{document}\nThis is the first line of it.\n\\end{document}',
      '\\begin{document}\nThis is the first line of it.\n\\end{document}',
    ],
    [
      'a sentence in an environment that is one line',
      String.raw`\begin{theorem} Every tree has one edge less than nodes. \end{theorem}`,
      String.raw`\begin{theorem} Every tree has one edge less than nodes. \end{theorem}`,
    ],
  ])('takes %s', (_, text, math) => {
    expect(mathIn(text)).toBe(math);
  });

  it.each([
    [
      'two commands that a sentence names',
      String.raw`Start with \begin{document} and write one section for each day. Stop at \end{document} and nothing else.`,
    ],
    [
      'commands of several instructions',
      '- Write \\begin{document} in the first line.\n- Use sections for the days of the week.\n- Close with \\end{document}.',
    ],
    [
      'brackets that a sentence names',
      String.raw`Open with \( and never put more than one formula there. Close with \).`,
    ],
    [
      'dollars that a sentence names',
      'Use $$ for formulas of their own and never in a line. Avoid $$ in titles.',
    ],
  ])('takes nothing of %s', (_, text) => {
    expect(mathIn(text)).toBe('');
  });
});
