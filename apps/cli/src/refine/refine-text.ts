import { explainLeftAlone, type RefineOptions, readProtection, refineFaithfully } from '@refinery/refiner';
import { write } from '@refinery/terminal/streams.ts';
import { type Input, readText } from '../command/input.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { renderDiff } from '../terminal/diff.ts';
import { painterFor } from '../terminal/paint.ts';
import { toReply } from './reply.ts';
import { renderReport } from './report.ts';

/** Refines one text to stdout; a person at a terminal sees on stderr what became of it. */
export async function refineText(
  input: Input,
  options: RefineOptions,
  output: 'text' | 'json',
  { stdout, stderr }: Surroundings,
): Promise<void> {
  const text = await readText(input);
  if (output === 'json') {
    const reply = toReply(text, options, refineFaithfully(text, options));
    await write(stdout, `${JSON.stringify(reply, null, 2)}\n`);
    return;
  }
  // The line break at the end of a file belongs to the file: it comes back as it was.
  const end = /\r?\n$/.exec(text)?.[0] ?? '';
  const prompt = text.slice(0, text.length - end.length);
  const result = refineFaithfully(prompt, options);
  await write(stdout, result.refinedText + (end === '' && stdout.isTTY ? '\n' : end));
  if (prompt.trim() === '') await write(stderr, 'The input is empty.\n');
  else if (stderr.isTTY) {
    const paint = painterFor(stderr);
    const diff = renderDiff(prompt, result.edits, paint);
    const leftAlone = explainLeftAlone(prompt, readProtection(prompt, options), '--refine-material');
    await write(stderr, `\n${diff}\n\n${renderReport(prompt, result, paint, leftAlone)}`);
  }
}
