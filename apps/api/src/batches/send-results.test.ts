import type { BatchResult } from '@refinery/contracts/batches.ts';
import { describe, expect, it } from 'vitest';
import { type CsvForm, toCsv, toNdjson } from './send-results.ts';

async function* one(result: Partial<BatchResult>): AsyncIterable<BatchResult> {
  yield { position: 1, customId: null, status: 'completed', metadata: {}, optimizationId: null, ...result };
}

async function* both(...results: Partial<BatchResult>[]): AsyncIterable<BatchResult> {
  for (const result of results) yield* one(result);
}

const FORM: CsvForm = { isSafe: true, metadata: [], withText: false };
const rowOf = async (result: Partial<BatchResult>, isSafe = true) =>
  (await Array.fromAsync(toCsv(one(result), { ...FORM, isSafe }))).at(1) ?? '';

/** What only results of their kind have, each with a value of its own. */
const REFINED: Partial<BatchResult> = {
  position: 7,
  customId: 'greeting',
  refinedText: 'Greet, by name.',
  originalTokens: 12,
  refinedTokens: 5,
  savingsPercentage: 58.3,
  provider: 'openai',
  model: 'gpt-4o-mini',
  checks: {
    passed: false,
    lost: [],
    requirements: [],
    added: [],
    doubtful: [],
    checked: 0,
    verifiedBy: null,
  },
  warnings: ['One.', 'Two.'],
  optimizationId: '0199-1',
  explanation: 'Said "please" less.',
  targetReached: true,
  refinerVersion: '1.2.3',
};
const FAILED: Partial<BatchResult> = {
  position: 8,
  status: 'failed',
  error: { code: 'worker_lost', message: 'Lost;\r\nthrice.' },
};

describe('toNdjson', () => {
  it('makes a line of each result, with all it has', async () => {
    const lines = [await Array.fromAsync(one(REFINED)), await Array.fromAsync(one(FAILED))].flat();
    const text = (await Array.fromAsync(toNdjson(both(REFINED, FAILED)))).join('');
    expect(text.endsWith('}\n')).toBe(true);
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(lines);
  });
});

describe('toCsv', () => {
  it('has a header and a row for each result, each value in its column', async () => {
    expect((await Array.fromAsync(toCsv(both(REFINED, FAILED), FORM))).join('')).toBe(
      [
        'position,customId,status,refinedText,originalTokens,refinedTokens,savingsPercentage,provider,model,' +
          'checksPassed,warnings,optimizationId,errorCode,errorMessage,explanation,targetReached,refinerVersion',
        '7,greeting,completed,"Greet, by name.",12,5,58.3,openai,gpt-4o-mini,' +
          'false,One. Two.,0199-1,,,"Said ""please"" less.",true,1.2.3',
        '8,,failed,,,,,,,,,,worker_lost,"Lost;\r\nthrice.",,,',
        '',
      ].join('\r\n'),
    );
  });

  it('has the prompt and the metadata where they are asked for', async () => {
    const results = both({ text: 'a,b', metadata: { team: 'x', '=1': '=2' } }, { text: null, metadata: {} });
    const form = { isSafe: true, metadata: ['=1', 'team'], withText: true };
    const [header, ...rows] = await Array.fromAsync(toCsv(results, form));
    expect(header).toMatch(/,refinerVersion,text,metadata\.=1,metadata\.team\r\n$/);
    expect(rows).toEqual([expect.stringMatching(/,"a,b",'=2,x\r\n$/), expect.stringMatching(/,,,\r\n$/)]);
  });

  it('has its header where there are no results', async () => {
    const none = async function* (): AsyncIterable<BatchResult> {};
    expect(await Array.fromAsync(toCsv(none(), FORM))).toEqual([expect.stringMatching(/^position,.*\r\n$/)]);
  });

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
