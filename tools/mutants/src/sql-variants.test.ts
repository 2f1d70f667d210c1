import { describe, expect, it } from 'vitest';
import { sqlVariants } from './sql-variants.ts';

/** The query with its expressions as `$0`, `$1`, … */
const shown = (texts: string[]) =>
  sqlVariants(texts).map(({ parts, kept }) =>
    parts.map((text, index) => (index === 0 ? text : `$${kept[index - 1]}${text}`)).join(''),
  );

describe('sqlVariants', () => {
  it('leaves out each condition with what belongs to it', () => {
    expect(shown(['select 1 where a = ', ' and b = ', ' order by c'])).toEqual([
      'select 1 where a = $0 order by c',
    ]);
    expect(shown(['where (a or (b and c)) and d returning e'])).toEqual([
      'where (a ) and d returning e',
      'where (a or (b )) and d returning e',
      'where (a or (b and c)) returning e',
    ]);
  });

  it('moves each comparison by one and turns each order', () => {
    expect(shown(['where a <= ', ''])).toEqual(['where a < $0']);
    expect(shown(['where a > ', ' order by b desc'])).toEqual([
      'where a >= $0 order by b desc',
      'where a > $0 order by b',
    ]);
    expect(shown(['where a is not null'])).toEqual(['where a is null']);
  });

  it('makes nothing of a text without conditions', () => {
    expect(shown(['now()'])).toEqual([]);
  });
});
