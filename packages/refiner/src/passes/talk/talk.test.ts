import { describe, expect, it } from 'vitest';
import { openDraft } from '../../draft/draft.ts';
import { editsOf, settleDraft } from '../../draft/render.ts';
import { applyEdits } from '../../edits/apply-edits.ts';
import { RANK } from '../../model/pass.ts';
import { ReadTexts } from '../../model/read-texts.ts';
import { TALK } from './talk.ts';

/** What the pass alone makes of a text, before the guard sees it. */
function at(level: keyof typeof RANK, text: string): string {
  const draft = openDraft(text, { texts: new ReadTexts([]), disabled: new Set(), material: [] });
  TALK.run(draft, RANK[level]);
  settleDraft(draft);
  return applyEdits(text, editsOf(draft));
}

const ASK = 'Plan three dinners for four people, all of them without fish or nuts.';

describe('low', () => {
  it.each([
    [`Hey there! ${ASK} Thanks a lot, you rock!`, ASK],
    [`${ASK} Thank you so much, you help me a lot!`, ASK],
    [`Hello again, quick question. ${ASK}`, ASK],
    [`${ASK} That's all. I hope that makes sense.`, ASK],
    [`Anyway, ${ASK}`, ASK],
    [`${ASK} Oh and the oven is broken.`, `${ASK} The oven is broken.`],
    [`${ASK} I'm completely stuck.`, `${ASK} I'm completely stuck.`],
  ])('%s', (text, expected) => {
    expect(at('low', text)).toBe(expected);
  });
});

describe('medium', () => {
  it.each([
    [`I've tried everything. ${ASK}`, ASK],
    [`I don't know where to start, so bear with me. ${ASK}`, ASK],
    [`This might be a stupid question, but how do I peel a mango? ${ASK}`, `How do I peel a mango? ${ASK}`],
    [`What I'd like is this: ${ASK}`, ASK],
    [
      'The budget for the whole week, and I really do mean everything, is 90 euros. Plan the meals.',
      'The budget for the whole week is 90 euros. Plan the meals.',
    ],
    // What stands in brackets by itself may be named.
    [`${ASK} My sister hates beans (I know, I know).`, `${ASK} My sister hates beans (I know, I know).`],
    [`${ASK} Don't tell me to order food, I know that.`, `${ASK} Don't tell me to order food.`],
  ])('%s', (text, expected) => {
    expect(at('medium', text)).toBe(expected);
  });
});

describe('stays', () => {
  it.each([
    // The only request.
    'My bike has had a flat tyre since last Sunday in Rome. Please help me with this.',
    // Introduces material or a list.
    "Here's what you should know.\n- The oven is broken\n- The dog bites",
    'Thank you so much!',
    // What is to be said.
    `Tell my aunt that the soup was cold and I'm stuck. ${ASK}`,
    `${ASK} Return only the list, nothing else.`,
    `${ASK} Only the list, that's all.`,
    // Members of a list.
    `${ASK} Avoid the words hello, thanks, bye and cheers.`,
    // Feelings that a letter may hold.
    'Write a letter to my aunt in Rome about the cold soup on Sunday. I am really sorry about that.',
    // A question keeps what it asks.
    `${ASK} I don't want to be rude, you know?`,
    // What holds a place in an order, or a reason.
    `${ASK} So far only Anna eats beans.`,
    `${ASK} I'm stuck because the oven is broken.`,
  ])('%s', (text) => {
    expect(at('medium', text)).toBe(text);
  });
});
