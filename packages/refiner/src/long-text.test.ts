import { describe, expect, it } from 'vitest';
import { refine } from './refine.ts';

const THINGS = ['a menu', 'a poem', 'an invoice', 'the timetable', 'a recipe', 'the minutes', 'a riddle'];
const BANS = [
  'Do not write any explanations or other words, just reply with the text.',
  'Do not provide any additional explanations or instructions beyond the text.',
  'Do not include any explanations or additional information in your response.',
  "Don't write explanations.",
  'Do not write explanations, and do not type anything else.',
];

/** Prompts with prohibitions that say nearly the same, one after the other. */
const joined = (count: number): string =>
  Array.from({ length: count }, (_, at) => {
    const thing = THINGS[at % THINGS.length] ?? '';
    const ban = BANS[at % BANS.length] ?? '';
    return `I want you to act as writer number ${at}. In order to help guest ${at}, please write ${thing} for table ${at}. ${ban}`;
  }).join('\n\n');

describe('a long text', () => {
  it.each([3, 30, 300])('of %i prompts saves what each of them saves', (count) => {
    for (const compressionLevel of ['low', 'medium', 'high'] as const) {
      const { checks, originalTokens, refinedTokens } = refine(joined(count), { compressionLevel });
      expect(checks.lost).toEqual([]);
      expect(1 - refinedTokens / originalTokens).toBeGreaterThan(0.1);
    }
  });
});

it('refines a text that is one run of characters without spaces', () => {
  const text = '中'.repeat(150_000);
  expect(refine(text).refinedText).toBe(text);
});
