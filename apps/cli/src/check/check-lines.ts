import type { Requirement } from '@refinery/guard';
import { write } from '@refinery/terminal/streams.ts';
import type { Input } from '../command/input.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { answerLines, badLines, type LineAnswers } from '../jsonl/answer-lines.ts';
import { readObject, textIn } from '../jsonl/read-object.ts';
import { type CheckOptions, checkPair } from './check-pair.ts';
import { FAILED, PASSED, UNCHECKED } from './exit-codes.ts';

interface PairLine {
  /** As it came; undefined where the line has none. */
  id: unknown;
  original: string;
  rewritten: string;
}

/** Checks one pair of texts a line, see `answerLines`. Answers the exit code. */
export async function checkLines(
  input: Input,
  options: CheckOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stderr, setExitCode } = surroundings;
  const sum = { pairs: 0, passed: 0 };
  const answers: LineAnswers<PairLine> = {
    read: readPairLine,
    answer: ({ id, original, rewritten }) => {
      const { passed, requirements, added } = checkPair(original, rewritten, options);
      sum.pairs++;
      if (passed) sum.passed++;
      // Somebody who reads no further is told what is known by then.
      else setExitCode(FAILED);
      const said = (verdict: string) => requirements.filter((one) => one.verdict === verdict).map(inShort);
      return { id, passed, lost: said('lost'), doubtful: said('doubtful'), added: added.map(inShort) };
    },
  };
  const bad = await answerLines(input, answers, surroundings);
  if (stderr.isTTY) {
    const pairs = `${sum.pairs} ${sum.pairs === 1 ? 'pair' : 'pairs'}`;
    await write(stderr, `${pairs}${badLines(bad)}: ${sum.passed} passed\n`);
  }
  if (bad > 0) return UNCHECKED;
  return sum.passed === sum.pairs ? PASSED : FAILED;
}

function readPairLine(bytes: Uint8Array | undefined): PairLine | undefined {
  const value = readObject(bytes, '{"id": 1, "original": "…", "rewritten": "…"}');
  return (
    value && {
      id: Reflect.get(value, 'id'),
      original: textIn(value, 'original'),
      // What `refine --jsonl` writes can be checked as it is.
      rewritten: textIn(value, 'refined' in value && !('rewritten' in value) ? 'refined' : 'rewritten'),
    }
  );
}

const inShort = ({ kind, text, reason, details = [] }: Omit<Requirement, 'verdict'>) => ({
  kind,
  text,
  ...(reason === undefined ? {} : { reason }),
  ...(details.length > 0
    ? { details: details.map((detail) => ({ kind: detail.kind, text: detail.text, reason: detail.reason })) }
    : {}),
});
