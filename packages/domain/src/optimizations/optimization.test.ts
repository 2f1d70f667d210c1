import { OptimizeBody } from '@refinery/contracts/optimizations.ts';
import { RESULT_COLUMNS } from '@refinery/db/optimization-result.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { getTableColumns } from 'drizzle-orm';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { newOptimization, notPaid, settingsOf, settingsWithoutModel } from './optimization.ts';
import { optimizationRow } from './testing/optimization-row.ts';

it('defaults are those that the schema tells callers', () => {
  const { text: _, fallback: __, ...told } = Object(Value.Default(OptimizeBody, { text: 'a' }));
  expect(settingsOf({})).toMatchObject(told);
});

it('what an option says goes before what the organization wants', () => {
  const wanted = { verify: 'doubts', strictness: 'strict' } as const;
  expect(settingsOf({}, wanted)).toMatchObject(wanted);
  expect(settingsOf({ verify: 'all', strictness: 'normal' }, wanted)).toMatchObject({
    verify: 'all',
    strictness: 'normal',
  });
});

it('without a model nothing is mixed or doubted, and all else is as asked for', () => {
  const asked = settingsOf({ mode: 'hybrid', verify: 'all', strictness: 'strict', targetTokens: 5 });
  const direct = { mode: 'direct', verify: 'off', strictness: 'normal' };
  expect(settingsWithoutModel(asked)).toEqual({ ...asked, ...direct });
});

it('an optimization with a result and a latency has every column', () => {
  const row = optimizationRow();
  const columns = [
    ...Object.keys(newOptimization({ ...row, originalText: 'Write it.' }, settingsOf({}))),
    ...Object.keys(RESULT_COLUMNS),
  ];
  expect(new Set([...columns, 'latencyMs'])).toEqual(new Set(Object.keys(getTableColumns(optimizations))));
});

it('who did not pay for a result sees no bill', () => {
  const verification = {
    provider: 'openai',
    model: 'a',
    inputTokens: 1,
    outputTokens: 2,
    costUsd: 3,
  } as const;
  const paid = optimizationRow({
    inputTokens: 5,
    outputTokens: 6,
    costUsd: 7,
    verification,
    refinedText: 'a',
  });
  const nothing = { cached: true, inputTokens: 0, outputTokens: 0, costUsd: 0, verification: null };
  expect(notPaid(paid)).toEqual({ ...paid, ...nothing });
});
