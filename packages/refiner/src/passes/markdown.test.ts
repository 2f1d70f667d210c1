import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';

const high = (text: string): string => refine(text, { compressionLevel: 'high' }).refinedText;

describe('emphasis of headings', () => {
  const TITLES = ['Goal', '1. Rules', 'What is the tone?', 'Never do this'];

  it('goes from all headings', () => {
    const text = (mark: string): string =>
      TITLES.map((title) => `## ${mark}${title}${mark}\n\nBe kind to ${title}.`)
        .join('\n\n')
        .slice(0, -1);
    expect(high(text('**'))).toBe(text(''));
  });

  it.each([TITLES, ['Before you start', 'First', 'Never do this', 'Length:'], ['Goal', 'Rules', 'Tone']])(
    'goes from all bold lines or from none: %s',
    (...titles) => {
      const text = titles.map((title) => `**${title}**\n\n- Be kind\n- Be short`).join('\n\n');
      const left = high(text).match(/\*\*/g)?.length ?? 0;
      expect([0, 2 * titles.length]).toContain(left);
    },
  );
});

describe('an output template', () => {
  it.each([
    'Answer in two lines.\n\nUse this format:\n\n**Name:** the name\n**Price:** the price\n\n**Notes:** anything else\n\nBe brief.',
    'Answer in two lines.\n\n## Output format\n\n**Name:** the name\n**Price:** the price',
  ])('keeps its marks: %j', (text) => {
    expect(high(text)).toBe(text);
  });

  it('ends where prose begins', () => {
    const text =
      'Answer in two lines.\n\nUse this format:\n\n**Name:** the name\n**Price:** the price\n\nWrite it in **plain** words, and do not add a greeting.';
    expect(high(text)).toBe(
      "Answer in two lines.\n\nUse this format:\n\n**Name:** the name\n**Price:** the price\n\nWrite it in plain words, and don't add a greeting",
    );
  });
});
