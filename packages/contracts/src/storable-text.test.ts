import { describe, expect, it } from 'vitest';
import { findUnstorableText } from './storable-text.ts';

const NUL = 'a\0b';
const HALF = 'a\ud83d';

describe('findUnstorableText', () => {
  it.each([
    '',
    'text',
    '😀',
    7,
    0,
    true,
    null,
    undefined,
    [],
    {},
    { text: 'a', list: ['b', { c: 'd' }], nothing: null },
  ])('finds nothing in %j', (value) => {
    expect(findUnstorableText(value)).toBeNull();
  });

  it('says what is wrong with a text', () => {
    expect(findUnstorableText(NUL)).toEqual({
      path: '',
      message: 'must not contain the NUL character (U+0000)',
    });
    expect(findUnstorableText(HALF)).toEqual({
      path: '',
      message: 'must be well-formed Unicode: it contains half of a surrogate pair',
    });
  });

  it('says where it is, the first one where there are several', () => {
    expect(findUnstorableText({ items: [{ text: 'a' }, { text: NUL }], name: HALF })?.path).toBe(
      'items.1.text',
    );
  });

  it('reads the names of fields, too', () => {
    expect(findUnstorableText({ metadata: { [NUL]: 'a' } })).toEqual({
      path: 'metadata',
      message: 'has a field whose name must not contain the NUL character (U+0000)',
    });
    expect(findUnstorableText({ [HALF]: 1 })).toMatchObject({ path: '' });
  });
});
