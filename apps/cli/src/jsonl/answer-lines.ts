import { write } from '@refinery/terminal/streams.ts';
import type { Input } from '../command/input.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { linesOf } from './lines.ts';
import { BadLine } from './read-object.ts';

export interface LineAnswers<Question> {
  /** Reads a line; undefined for a blank one, which has no answer. Throws `BadLine`. */
  read(bytes: Uint8Array | undefined): Question | undefined;
  /** What goes out as a line of JSON. */
  answer(question: Question): object;
}

/**
 * Answers a stream line by line, in order, one after the other and at the pace of the reader. A bad line is
 * named on stderr and the others go on.
 * @returns how many lines were bad
 */
export async function answerLines<Question>(
  input: Input,
  { read, answer }: LineAnswers<Question>,
  { stdout, stderr }: Pick<Surroundings, 'stdout' | 'stderr'>,
): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const bytes of linesOf(input)) {
    number++;
    try {
      const question = read(bytes);
      if (question !== undefined) await write(stdout, `${JSON.stringify(answer(question))}\n`);
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      bad++;
      await write(stderr, `Line ${number}: ${error.message}\n`);
    }
  }
  return bad;
}

/** Bad lines as a summary puts them behind the good ones. */
export const badLines = (bad: number): string =>
  bad === 0 ? '' : `, ${bad} bad ${bad === 1 ? 'line' : 'lines'}`;
