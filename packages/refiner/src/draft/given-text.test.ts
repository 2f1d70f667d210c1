import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';

const ASIDE = 'Could you please tell me where it is, in order to do not go wrong?';

describe('texts that a prompt hands over', () => {
  it.each([
    `Fix grammar in: ${ASIDE}`,
    `Translate to German: ${ASIDE}`,
    `Answer this e-mail:\n\nDear Tom,\n\n${ASIDE}\n\nThank you very much in advance!`,
    `Keep this poem and analyze it:\n\n${ASIDE}\nThe rose is red.`,
    `Here are lyrics. Don't change them:\n\n${ASIDE}`,
    `Anna: ${ASIDE}\nBob: I do not know the way.\nAnna: Thank you very much!`,
    `Say exactly: ${ASIDE}`,
    `Display EXACTLY:\n\n${ASIDE}`,
    `Print this warning verbatim:\n${ASIDE}\nThank you very much!`,
  ])('stay as they are: %j', (text) => {
    expect(refine(text, { compressionLevel: 'high' }).refinedText).toBe(text);
  });

  it.each([
    [
      'Tone: please be very kind.\nLength: please be very concise.',
      'Tone: be very kind.\nLength: be very concise.',
    ],
    ['For this essay: please use a kind tone.', 'For this essay: use a kind tone.'],
    ['Write exactly three lines: please be kind.', 'Write exactly three lines: be kind.'],
  ])('what says what to do is none: %j', (text, expected) => {
    expect(refine(text).refinedText).toBe(expected);
  });
});
