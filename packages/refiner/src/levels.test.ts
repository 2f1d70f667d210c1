import { describe, expect, it } from 'vitest';
import { refine } from './index.ts';

describe('a level', () => {
  // The guard takes back what `high` does there.
  it('goes on from the one below where it had to give up', () => {
    const text =
      'Write a story about a family that goes camping in the woods. Your entire response should be in English and in all capital letters.';
    const tokens = (compressionLevel: 'medium' | 'high') => refine(text, { compressionLevel }).refinedTokens;
    expect(tokens('high')).toBeLessThanOrEqual(tokens('medium'));
  });
});

describe('line ends', () => {
  it.each(['\n', '\r\n'])('stay as they are: %j', (end) => {
    const lines = ['Please list the rivers.', '', 'Please explain the loop.', '', '```', 'x  = 1', '```'];
    const { refinedText } = refine(lines.join(end));
    expect(refinedText).toBe(
      ['List the rivers.', '', 'Explain the loop.', '', '```', 'x  = 1', '```'].join(end),
    );
  });
});

describe('an edit', () => {
  it('is one change for a reader', () => {
    const text =
      'You are Robin. Please make sure that you always answer in Dutch. Act as an extremely skilled cook.';
    const { edits } = refine(text);
    expect(edits.map(({ start, end, replacement }) => [text.slice(start, end), replacement])).toEqual([
      ['You are', "You're"],
      ['Please make sure that you always', 'Always'],
      ['an extremely ', 'a '],
    ]);
    expect(edits[1]?.pass).toBe('imperatives');
  });

  it('brings its article along', () => {
    const text = 'Act as a super interesting tutor.';
    const { edits } = refine(text);
    expect(edits.map(({ start, end, replacement }) => [text.slice(start, end), replacement])).toEqual([
      ['a super ', 'an '],
    ]);
  });

  it('stays apart across lines', () => {
    const text = '- Please list the rivers.\n- Please list the lakes.';
    expect(refine(text).edits).toHaveLength(2);
  });
});
