import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterpartsOf } from './counterparts.ts';

const original =
  'Hello there. Explain every risk in one sentence. Never name Acme. Write for our founder. Thanks.';
const rewritten = 'Write for our founder. One sentence per risk. Do not name Acme. Be kind. Stop.';
const { inRewritten, inOriginal } = counterpartsOf(original, rewritten);
const shown = (text: string, place?: { start: number; end: number }) =>
  place && text.slice(place.start, place.end);

describe('counterpartsOf', () => {
  it('finds the sentence that says it', () => {
    expect(shown(rewritten, inRewritten(original.indexOf('every risk')))).toBe('One sentence per risk.');
    expect(shown(original, inOriginal(rewritten.indexOf('Acme')))).toBe('Never name Acme.');
    expect(shown(rewritten, inRewritten(original.indexOf('founder')))).toBe('Write for our founder.');
  });

  it('finds sentences that were merged, with one that stands between them, and not those far away', () => {
    const merged = 'Explain every risk in one sentence, for our founder.';
    const near = 'Explain every risk. Never name Acme. Write it for our founder.';
    expect(shown(near, counterpartsOf(near, merged).inOriginal(0))).toBe(near);
    const far = 'Explain every risk. Never name Acme. Be kind. Write it for our founder.';
    expect(shown(far, counterpartsOf(far, merged).inOriginal(0))).toBe('Explain every risk.');
  });

  it('finds nothing where no words tell', () => {
    expect(inRewritten(0)).toBeUndefined();
    expect(inOriginal(rewritten.length)).toBeUndefined();
    expect(counterpartsOf('', '').inRewritten(3)).toBeUndefined();
  });

  it('stays within the texts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b ', '. ', '\n') }),
        fc.string(),
        fc.nat(),
        (a, b, at) => {
          const place = counterpartsOf(a, b).inRewritten(at);
          if (place) expect(0 <= place.start && place.start <= place.end && place.end <= b.length).toBe(true);
        },
      ),
    );
  });
});
