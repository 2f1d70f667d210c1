import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';

const medium = (text: string): string => refine(text, { compressionLevel: 'medium' }).refinedText;

describe('importance of an instruction', () => {
  it.each([
    ['Explain it. It is very important that you never promise a date.', 'Explain it. Never promise a date.'],
    ['Write a letter. It is important to be polite.', 'Write a letter. Be polite.'],
    ["Write a letter. It's crucial that you do not mention prices.", "Write a letter. Don't mention prices."],
    ['Draw a map. It is essential that they find it.', 'Draw a map. Ensure they find it.'],
    ['Do not under any circumstances promise a refund.', 'Never promise a refund.'],
    ['Tell me whether or not there are bugs in it.', 'Tell me whether there are bugs in it.'],
  ])('%s', (text, refined) => {
    expect(medium(text)).toBe(refined);
  });

  it.each(["Explain why it's important to exercise daily.", "Discuss whether it's necessary to vote."])(
    'stays where it is the topic: %s',
    (text) => {
      expect(medium(text)).toBe(text);
    },
  );
});
