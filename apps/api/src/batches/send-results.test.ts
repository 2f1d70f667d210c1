import type { BatchResult } from '@refinery/contracts/batches.ts';
import { describe, expect, it } from 'vitest';
import { toCsv } from './send-results.ts';

async function* one(result: Partial<BatchResult>): AsyncIterable<BatchResult> {
  yield { position: 1, customId: null, status: 'completed', metadata: {}, optimizationId: null, ...result };
}

const rowOf = async (result: Partial<BatchResult>, safe?: boolean) =>
  (await Array.fromAsync(toCsv(one(result), safe))).at(1) ?? '';

describe('toCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['- a list', "'- a list"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\ttab', "'\ttab"],
    ['\rreturn', `"'\rreturn"`],
    ['\nfeed', `"'\nfeed"`],
    ['  =1+1', "'  =1+1"],
    ['"=1+1"', `"'""=1+1"""`],
    ["'=1+1", "''=1+1"],
    ['＝1+1', "'＝1+1"],
    [' = 1', "' = 1"],
  ])('makes no formula of %j', async (text, cell) => {
    expect(await rowOf({ refinedText: text })).toContain(`1,,completed,${cell},`);
    expect(await rowOf({ customId: text })).toContain(`1,${cell},completed,`);
    expect(await rowOf({ refinedText: text }, false)).not.toContain(`'${text}`);
  });

  it.each(['Write = nothing', 'a-b', 'x@example.com', "it's", '1 + 1', ''])(
    'leaves %j as it is',
    async (text) => {
      expect(await rowOf({ refinedText: text })).toContain(`1,,completed,${text},`);
    },
  );

  it.each([
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['a\r\nb', '"a\r\nb"'],
  ])('quotes %j', async (text, cell) => {
    expect(await rowOf({ refinedText: text })).toContain(`1,,completed,${cell},`);
  });

  it('leaves numbers numbers', async () => {
    expect(await rowOf({ savingsPercentage: -3.5, originalTokens: 1, refinedTokens: 2 })).toContain(
      ',1,2,-3.5,',
    );
  });
});
