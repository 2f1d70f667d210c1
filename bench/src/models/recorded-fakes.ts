import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { type AskedDoubt, answersTo } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import type { LabelledChange, Recorded } from './recorded.ts';

/** What went to whom, in tokens. */
export interface Spent {
  refining: number;
  reading: number;
  repairing: number;
}

/** A fake model that answers with the recorded rewrites of a level and, told what is wrong, with the mended ones. */
export function recordedWriter(recorded: readonly Recorded[], spent: Spent) {
  return (request: FakeRequest): Step => {
    const [seen, ...turns] = request.messages;
    const one = recorded.find(({ prompt }) => seen?.text.includes(prompt.text));
    if (!one) return { kind: 'error', status: 400, message: 'A prompt that nobody asked about' };
    const isFirst = turns.length === 0;
    const reply = billed(request, JSON.stringify({ refined: isFirst ? one.rewritten : one.mended }));
    spent[isFirst ? 'refining' : 'repairing'] += tokensOf(reply);
    return reply;
  };
}

/** A fake second reader that knows the labels: what touches a change that is still there is changed, all else kept. */
export function recordedReader(recorded: readonly Recorded[], spent: Spent) {
  return (request: FakeRequest): Step => {
    const reply = billed(
      request,
      answersTo(request, (doubt) => !isChanged(recorded, doubt)),
    );
    spent.reading += tokensOf(reply);
    return reply;
  };
}

const tokensOf = (reply: Step): number =>
  reply.kind === 'reply' && reply.usage ? reply.usage.inputTokens + reply.usage.outputTokens : 0;

function isChanged(recorded: readonly Recorded[], doubt: AskedDoubt): boolean {
  const one = recorded.find(({ prompt }) => doubt.original.every((passage) => prompt.text.includes(passage)));
  return one?.changes.some((change) => touches(one.prompt.text, change, doubt)) ?? false;
}

function touches(text: string, { original, rewritten }: LabelledChange, doubt: AskedDoubt): boolean {
  if (doubt.rewritten.some((passage) => passage.includes(original))) return false;
  const words = doubt.words.replace(/…$/, '');
  return doubt.side === 'original'
    ? doMeet(text, text.indexOf(doubt.passage) + doubt.passage.indexOf(words), words, original)
    : rewritten !== '' && doMeet(doubt.passage, doubt.passage.indexOf(words), words, rewritten);
}

/** Whether words at a place of a text share something with a part of it. */
function doMeet(text: string, at: number, words: string, part: string): boolean {
  const start = text.indexOf(part);
  return start >= 0 && at < start + part.length && start < at + words.length;
}
