import { describe, expect, it } from 'vitest';
import { refine } from '../refine.ts';

const at = (compressionLevel: 'low' | 'medium', text: string): string =>
  refine(text, { compressionLevel }).refinedText;

describe('"so" of a reason', () => {
  it.each([
    'We lost money last year, and that is why we were so strict.',
    'We lost money last year, which is why we were so strict.',
  ])('stays away where there is one: %s', (text) => {
    expect(at('low', text)).toBe(text);
  });

  it('stands where there is none', () => {
    expect(at('low', 'We lost money last year, which is why we were strict.')).toBe(
      'We lost money last year, so we were strict.',
    );
  });
});

describe('a manner', () => {
  it.each([
    [
      'Do not rewrite it in such a manner that its meaning changes.',
      "Don't rewrite it such that its meaning changes.",
    ],
    ['Write it in such a way that a child understands it.', 'Write it such that a child understands it.'],
    ['Do not rewrite it so that its meaning changes.', "Don't rewrite it so that its meaning changes."],
    [
      'Do not write it in such a manner as to upset them.',
      "Don't write it in such a manner as to upset them.",
    ],
    ['Write it in such a manner as to calm them.', 'Write it to calm them.'],
  ])('is no consequence: %s', (text, refined) => {
    expect(at('medium', text)).toBe(refined);
  });
});

describe('dates', () => {
  it.each([
    [
      'List all events between the 2nd and the 9th of May.',
      'List all events between the 2nd and the 9th of May.',
    ],
    [
      'List all events on the 2nd, the 5th and the 9th of May.',
      'List all events on the 2nd, the 5th and the 9th of May.',
    ],
    [
      'List all events between the 2nd of May and the 9th of June.',
      'List all events between 2 May and 9 June.',
    ],
  ])('have one form: %s', (text, refined) => {
    expect(at('low', text)).toBe(refined);
  });
});

describe('an opener with something put in behind it', () => {
  it.each([
    'Write a plan. After that, and only after I have confirmed it, write the code.',
    'Write a plan. Once that is done, and only if the tests pass, write the code.',
  ])('stays: %s', (text) => {
    expect(at('low', text)).toBe(text);
  });

  it('is shortened elsewhere', () => {
    expect(at('low', 'Write a plan. After that, write the code.')).toBe('Write a plan. Then write the code.');
  });
});

describe('an apology for length', () => {
  const ASK = 'Write a poem about cats for my class, with four stanzas, each of which rhymes.';

  it.each([
    'Sorry this got so long.',
    'Sorry this got so long, I just wanted to be thorough!',
    'Sorry for the long message, I tend to ramble.',
    'Sorry for the length of this message.',
    'Apologies for the wall of text.',
  ])('goes as a whole: %s', (apology) => {
    expect(at('low', `${ASK} ${apology}`)).toBe(ASK);
    expect(at('low', `${apology} ${ASK}`)).toBe(ASK);
  });

  it('leaves what is a fact', () => {
    expect(at('low', `Sorry for the long message, but the last draft was rejected twice. ${ASK}`)).toBe(
      `The last draft was rejected twice. ${ASK}`,
    );
  });
});

describe('a phrase that stays', () => {
  it.each([
    'Say what this job *actually* is.',
    'No matter what Harbour Desk NEVER creates pages with card numbers.',
    'Note that you DO have the ability to run commands.',
  ])('is one that the sentence needs: %s', (text) => {
    expect(at('medium', text)).toBe(text);
  });

  it('goes where it does not', () => {
    expect(at('medium', 'Say what this job actually is.')).toBe('Say what this job is.');
    expect(at('medium', 'You have the ability to stay calm no matter what happens.')).toBe(
      'You can stay calm whatever happens.',
    );
  });
});

describe('what a thing consists of', () => {
  it.each([
    'Plan a trip for my family, which consists of 2 adults and 1 child.',
    'Our team, which consists of five engineers, needs a plan.',
  ])('is no attribute without its verb: %s', (text) => {
    expect(at('medium', text)).toBe(text);
  });
});
