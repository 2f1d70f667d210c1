import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { type AskedDoubt, answersTo } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { billed } from '../billed.ts';
import { type LabelledChange, mend, type Recorded } from './recorded.ts';
import { type Told, toldIn } from './told.ts';

/** What went to whom, in tokens. */
export interface Spent {
  refining: number;
  reading: number;
  repairing: number;
}

/**
 * A fake model that answers with the recorded rewrites of a level. Told what is wrong, it puts the words of the original in the place of
 * the changes that it is told of, and of no others.
 */
export function recordedWriter(recorded: readonly Recorded[], spent: Spent) {
  return (request: FakeRequest): Step => {
    const [seen, ...turns] = request.messages;
    const one = recorded.find(({ prompt }) => seen?.text.includes(prompt.text));
    if (!one) return { kind: 'error', status: 400, message: 'A prompt that nobody asked about' };
    const turn = turns.at(-1);
    const refined = turn ? mend(one.rewritten, changesTold(one, toldIn(turn.text))) : one.rewritten;
    const reply = billed(request, JSON.stringify({ refined }));
    spent[turn ? 'repairing' : 'refining'] += tokensOf(reply);
    return reply;
  };
}

const changesTold = ({ prompt, rewritten, changes }: Recorded, told: Told): LabelledChange[] =>
  changes.filter(
    (change) =>
      told.original.some((words) =>
        doMeet(prompt.text, prompt.text.indexOf(words), words, change.original),
      ) || told.added.some((words) => doMeet(rewritten, rewritten.indexOf(words), words, change.rewritten)),
  );

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
    : doMeet(doubt.passage, doubt.passage.indexOf(words), words, rewritten);
}

/** Whether words at a place of a text share something with a part of it. */
function doMeet(text: string, at: number, words: string, part: string): boolean {
  const start = text.indexOf(part);
  return part !== '' && start >= 0 && at < start + part.length && start < at + words.length;
}
