import { write } from '@refinery/terminal/streams.ts';
import type { Input } from '../command/input.ts';
import { answerLines, badLines } from '../jsonl/answer-lines.ts';
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
export async function checkLines(input: Input, options: CheckOptions): Promise<number> {
  const sum = { pairs: 0, passed: 0 };
  const bad = await answerLines(input, {
    read: readPairLine,
    answer: ({ id, original, rewritten }) => {
      const { passed, requirements, added } = checkPair(original, rewritten, options);
      sum.pairs++;
      if (passed) sum.passed++;
      // Somebody who reads no further is told what is known by then.
      else process.exitCode = FAILED;
      const said = (verdict: string) => requirements.filter((one) => one.verdict === verdict).map(inShort);
      return { id, passed, lost: said('lost'), doubtful: said('doubtful'), added: added.map(inShort) };
    },
  });
  if (process.stderr.isTTY) {
    const pairs = `${sum.pairs} ${sum.pairs === 1 ? 'pair' : 'pairs'}`;
    await write(process.stderr, `${pairs}${badLines(bad)}: ${sum.passed} passed\n`);
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
      rewritten: textIn(value, 'rewritten'),
    }
  );
}

const inShort = ({ kind, text, reason }: { kind: string; text: string; reason: string }) => ({
  kind,
  text,
  reason,
});
