import { ReadTexts } from '@refinery/refiner';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isMoreThanWording, seeAnswer } from './block-answers.ts';
import { settleAnswer } from './settle-answer.ts';

it('knows what was read where it stands behind what the local refiner shortens', () => {
  const text =
    'Hi, could you please be so kind as to write a very short report of at most 200 words about our sales in 2024?\n\nPlease mention the weather of June.\n\nIt has to be readable for our shopkeepers in the hills.';
  const reply = '2|Mention the weather of June.\n3|Uplanders who run our stores must follow it.';
  const { changes } = seeAnswer({ text, reply, isCutOff: false, options: {} });
  const { review, taken } = settleAnswer({
    original: text,
    text,
    changes: changes.map(({ change }) => change),
    read: new Set(['3']),
    reader: { provider: 'openai', model: 'some' },
    takesWording: true,
    options: {},
  });
  expect(taken).toBe(2);
  expect(review.refinedText).toBe(
    'Write a very short report of at most 200 words about our sales in 2024.\n\nMention the weather of June.\n\nUplanders who run our stores must follow it.',
  );
});

it('knows what was read where the writer saw a shorter draft', () => {
  const original =
    'Hi, could you please be so kind as to write a very short report of at most 200 words about our sales in 2024?\n\nIt has to be readable for our shopkeepers in the hills.\n\nPlease mention the weather of June.';
  const text = original.replace(
    /^.*$/m,
    'Write a very short report of at most 200 words about our sales in 2024.',
  );
  const reply = '2|Uplanders who run our stores must follow it.\n3|Mention the weather of June.';
  const { changes } = seeAnswer({ text, reply, isCutOff: false, options: {} });
  const { review, taken } = settleAnswer({
    original,
    text,
    changes: changes.map(({ change }) => change),
    read: new Set(['2']),
    reader: { provider: 'openai', model: 'some' },
    takesWording: true,
    options: {},
  });
  expect(taken).toBe(2);
  expect(review.refinedText).toContain('Uplanders');
});

it('looks at all that was found of a sentence, not the gravest alone', () => {
  const detail = { start: 0, end: 1, text: '', verdict: 'doubtful' as const, reason: '' };
  expect(isMoreThanWording({ kind: 'word', details: [{ ...detail, kind: 'word' }] })).toBe(false);
  expect(isMoreThanWording({ kind: 'word', details: [{ ...detail, kind: 'bound' }] })).toBe(true);
});

it('leaves what was handed over where it stands now, and refines what stands where it stood', () => {
  const given = 'Could you please be so kind as to be brief?';
  const original = `Could you please be so kind as to write a report about whales for all of us here?\n\n${given}\n\nPlease kindly answer in order to help. Thank you!`;
  const start = original.indexOf(given);
  const options = { preserve: [given], material: [{ start, end: start + given.length }] };
  const reply = '1|Write a report about whales for us.';
  const { changes } = seeAnswer({ text: original, reply, isCutOff: false, options });
  const { review } = settleAnswer({
    original,
    text: original,
    changes: changes.map(({ change }) => change),
    read: new Set(['1']),
    reader: { provider: 'openai', model: 'some' },
    takesWording: true,
    options,
  });
  expect(review.refinedText).toBe(
    `Write a report about whales for us.\n\n${given}\n\nAnswer in order to help.`,
  );
});

const THREE =
  'Please write a very short report about our sales in 2024.\n\nPlease mention the weather of June.\n\nIt has to be readable in order to help.';

function seen(reply: string) {
  const { changes, made } = seeAnswer({ text: THREE, reply, isCutOff: false, options: {} });
  const task = {
    original: THREE,
    text: THREE,
    changes: changes.map(({ change }) => change),
    read: new Set<string>(),
    reader: null,
    takesWording: true,
    options: {},
  };
  return { task, made };
}

it.each(['ok', '2|Mention the weather of June.'])('reads and compares each text once: %j', (reply) => {
  const { task, made } = seen(reply);
  const spies = [vi.spyOn(ReadTexts.prototype, 'tokensOf'), vi.spyOn(ReadTexts.prototype, 'readingOf')];
  const compared = vi.spyOn(ReadTexts.prototype, 'compare');
  onTestFinished(() => {
    for (const spy of [...spies, compared]) spy.mockRestore();
  });
  const { review } = settleAnswer({ ...task, made });
  expect(review.refinedText).not.toBe(made.text);
  // All that look at texts have the same memory of them.
  expect(new Set([...spies, compared].flatMap(({ mock }) => mock.contexts)).size).toBe(1);
  expect(compared.mock.calls).toContainEqual([THREE, review.refinedText, expect.anything()]);
  expect(compared.mock.calls).not.toContainEqual([THREE, made.text, expect.anything()]);
});

it('comes to the same where all changes were weighed together before', () => {
  const reply = '1|Write a very short report about our sales in 2024.\n2|Mention the weather of June.';
  const { task, made } = seen(reply);
  expect(task.changes).toHaveLength(2);
  expect(settleAnswer({ ...task, made })).toEqual(settleAnswer(task));
});
