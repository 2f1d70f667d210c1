import { COMPRESSION_LEVELS, OUTPUT_FORMATS, STRATEGIES } from '@refinery/contracts/enums.ts';
import { countTokens } from '@refinery/refiner';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../verification/doubts/questions.ts';
import { buildReadingPrompt } from '../../verification/doubts/reading-prompt.ts';
import { fidelity, requirement } from '../../verification/doubts/testing/fidelity.ts';
import { settingsOf } from '../optimization.ts';
import { buildRefiningPrompt } from './refining-prompt.ts';

const settings = settingsOf({}, { verify: 'doubts', strictness: 'normal' });

/** A prompt as people write them, and what an editor makes of it. */
const PROMPT = `Hi there! So, I run a small bakery in Graz and every Friday I send a newsletter to our customers, which so far I have always written myself, but I'm honestly running out of time, so I'd like you to take that over from now on. I'll paste my notes for the week below each time.

Here is what matters to me. The newsletter should have a short greeting at the beginning, then the bread of the week, then whatever events there are, and then a closing line. Please keep the whole thing under 180 words, because nobody reads more than that on their phone. The tone should be warm but not silly, and please, no exclamation marks at all, I really can't stand them. Prices must always be written with the euro sign in front, like €4.20. If there are no events in my notes, then just leave that part out entirely, don't write something like "no events this week".

What else... Oh yes, allergens. Whenever a bread contains nuts or sesame you have to mention that in brackets right after its name, that is really important because we had a customer who got into trouble once. You must never invent anything about ingredients: if my notes don't say what is in it, don't guess. You can shorten my notes as much as you like, but the names of the breads must stay exactly as I write them, since they are printed on the labels as well.

Write it in German, please, even though my notes are sometimes in English. Thanks a lot!`;
const REWRITTEN = `Write my bakery's weekly customer newsletter (Graz, Fridays) in German from the notes I paste below, which may be in English.

Order: short greeting, bread of the week, events, closing line. Leave events out entirely if my notes have none, without saying so. Under 180 words. Warm but not silly; no exclamation marks. Euro sign before prices: €4.20.

Mention nuts or sesame in brackets right after the bread's name. Never guess or invent ingredients. Shorten my notes freely, but keep bread names exactly as written.`;

const length = countTokens(PROMPT);
const { system, user } = buildRefiningPrompt(PROMPT, settings);
const output = JSON.stringify({ refined: REWRITTEN });
const spentOnRefining = countTokens(system) + countTokens(user) + countTokens(output);

describe('what refining by a model spends', () => {
  it('is less than three times a prompt of three hundred tokens', () => {
    expect(length).toBeGreaterThan(280);
    expect(length).toBeLessThan(330);
    expect(spentOnRefining).toBeLessThan(3 * length);
  });

  it('is still less with a second reader that reads two doubts', () => {
    const doubt = (id: string, words: string, said: string) =>
      requirement(id, 'doubtful', { original: PROMPT, words, rewritten: REWRITTEN, said });
    const result = fidelity([
      doubt('r7', 'just leave that part out entirely', 'Leave events out entirely'),
      doubt('r14', 'as much as you like', 'freely'),
    ]);
    const questions = questionsOf({
      comparison: { original: PROMPT, rewritten: REWRITTEN, result },
      verify: 'doubts',
      dispensable: 'background',
    });
    const reading = buildReadingPrompt(PROMPT, REWRITTEN, questions, 'background');
    const answers = JSON.stringify({ changed: [], kept: [1, 2] });
    const spentOnReading = countTokens(reading.system) + countTokens(reading.user) + countTokens(answers);
    expect(spentOnRefining + spentOnReading).toBeLessThan(3 * length);
  });

  it('has short rules, whatever is asked for', () => {
    for (const strategy of STRATEGIES)
      for (const compressionLevel of COMPRESSION_LEVELS)
        for (const outputFormat of OUTPUT_FORMATS) {
          const own = { ...settings, strategy, compressionLevel, outputFormat };
          expect(countTokens(buildRefiningPrompt('x', own).system)).toBeLessThan(190);
        }
  });
});
