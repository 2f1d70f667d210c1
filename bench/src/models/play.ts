import { blocksIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { answersTo, doubtsIn } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import { hashOfBlock, hashOfChange, type RecordedLine, type Recording } from './recordings.ts';

/** What went to whom, in tokens, and how many changes the reader was asked about. */
export interface Spent {
  refining: number;
  reading: number;
  asked: number;
}

/** A fake model that answers each prompt with its recorded lines, by the numbers that it is shown. */
export function recordedWriter(recordings: readonly Recording[], spent: Spent) {
  return (request: FakeRequest): Step => {
    const shown = new Map<string, number>();
    for (const { number, words } of blocksIn(request).toReversed()) shown.set(hashOfBlock(words), number);
    const shares = recordings.map(({ lines }) => {
      const all = lines.flatMap(({ of }) => of);
      return all.filter((hash) => shown.has(hash)).length / Math.max(1, all.length);
    });
    const one = recordings[shares.indexOf(Math.max(...shares))];
    const answer = one?.lines.flatMap((line) => answerOf(line, shown)).join('\n') || 'ok';
    const reply = billed(request, answer);
    spent.refining += tokensOf(reply);
    return reply;
  };
}

function answerOf({ of, words, same }: RecordedLine, shown: ReadonlyMap<string, number>): string[] {
  const numbers = of.flatMap((hash) => shown.get(hash) ?? []);
  const [first] = numbers;
  if (first === undefined || numbers.length < of.length) return [];
  const name = numbers.length > 1 ? `${first}-${numbers.at(-1)}` : `${first}`;
  const target = same === undefined ? undefined : shown.get(same);
  return [`${name}|${target === undefined ? words : `=${target}`}`];
}

/** A fake second reader that knows what a careful one found changed, and takes all else for kept. */
export function recordedReader(recordings: readonly Recording[], spent: Spent) {
  const reasons = new Map(
    recordings.flatMap(({ lines }) =>
      lines.map(({ seen, changed }): [string, string | undefined] => [seen ?? '', changed]),
    ),
  );
  return (request: FakeRequest): Step => {
    spent.asked += doubtsIn(request).length;
    const isKept = ({ words, rewritten: [now = ''] }: { words: string; rewritten: readonly string[] }) =>
      reasons.get(hashOfChange(words, now)) === undefined;
    const reply = billed(request, answersTo(request, isKept));
    spent.reading += tokensOf(reply);
    return reply;
  };
}

const tokensOf = (reply: Step): number =>
  reply.kind === 'reply' && reply.usage ? reply.usage.inputTokens + reply.usage.outputTokens : 0;
