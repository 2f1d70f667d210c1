import { describe, expect, it } from 'vitest';
import { readCsvHead } from './csv-head.ts';

const MOST = 18;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const headOf = (text: string) => readCsvHead(bytes(text), MOST);

describe('the head of a CSV file', () => {
  it('has its columns, the first row and the length of the header row', () => {
    expect(headOf('\ufeff"a,b","c ""d""",ü\r\n1,"x\ny",\n')).toEqual({
      columns: ['a,b', 'c "d"', 'ü'],
      first: ['1', 'x\ny', ''],
      length: bytes('\ufeff"a,b","c ""d""",ü\r\n').length,
      separator: ',',
    });
    expect(headOf('text')).toEqual({ columns: ['text'], first: [], length: 4, separator: ',' });
    expect(headOf('text\rHi\r')).toEqual({ columns: ['text'], first: ['Hi'], length: 5, separator: ',' });
    expect(headOf(' text , id\n Hi ,1')).toMatchObject({ columns: ['text', 'id'], first: [' Hi ', '1'] });
    expect(headOf(Array(MOST).fill('x').join(','))).toMatchObject({ columns: Array(MOST).fill('x') });
  });

  it.each([';', '\t'])('is read with %j between the columns', (separator) => {
    const text = ['"a,b,c,d"', 'id\nHi, you', '1\n'].join(separator);
    expect(headOf(text)).toMatchObject({ columns: ['a,b,c,d', 'id'], first: ['Hi, you', '1'], separator });
  });

  it('says why there is none', () => {
    expect(headOf('')).toBe('header');
    expect(headOf('\n\n')).toBe('header');
    expect(headOf('"never closed\n')).toBe('header');
    expect(headOf('"a"b,c\n')).toBe('header');
    expect(headOf(Array(19).fill('x').join(','))).toBe('columns');
    expect(headOf('x'.repeat(17_000))).toBe('header');
    expect(readCsvHead(Uint8Array.of(0x74, 0xe4, 0x2c), MOST)).toBe('encoding');
  });

  it('is read from a piece that ends within a character', () => {
    const cut = bytes('text\nü').subarray(0, -1);
    expect(readCsvHead(cut, MOST)).toMatchObject({ columns: ['text'], first: [] });
  });
});
