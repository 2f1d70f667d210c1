import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';
import type { CompressionLevel } from '../types.ts';

const at = (level: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel: level }).refinedText;

type Cases = [string, string][];
const same = (...texts: string[]): Cases => texts.map((text): [string, string] => [text, text]);

describe('low', () => {
  it.each<[string, string]>([
    ['Your goal is to calm the guest and to offer tea.', 'Calm the guest and offer tea.'],
    ...same(
      '- [ ] Wash the pans\n- [x] Dry them\n- [ ] Sweep',
      '"The bot says: \'Ready! Please order now.\'" Then it waits.',
    ),
  ])('%j → %j', (text, expected) => {
    expect(at('low', text)).toBe(expected);
  });
});

describe('medium', () => {
  it.each<[string, string]>([
    ['I will provide you with a guest who complains.', "I'll provide a guest who complains."],
    ['You must ALWAYS wash the pans.', 'ALWAYS wash the pans.'],
    ['You should always wash the pans.', 'Always wash the pans.'],
    ['Come up with an article on soup.', 'Create an article on soup.'],
    ['Come up with ideas for a soup.', 'Suggest ideas for a soup.'],
    ['Share your prices, tips, and tricks with them.', 'Share your prices, tips and tricks with them.'],
    ['Share your tips and tricks.', 'Share your tips.'],
    ...same(
      'Remember that the guest is right.',
      'Show that the set is closed.',
      'Suggest a quick and easy soup.',
      'Be effective and efficient.',
    ),
  ])('%j → %j', (text, expected) => {
    expect(at('medium', text)).toBe(expected);
  });
});
