import { expect, it } from 'vitest';
import { SOME_CAUSE } from '../../model-calls/ledger/testing/some-cause.ts';
import type { SeenChange } from '../../refining/block-answers.ts';
import { readChanges } from './read-changes.ts';

type ReadersContext = Parameters<typeof readChanges>[0];
const candidate = {} as Parameters<typeof readChanges>[1]['readers'][number];

/** What a reader is asked about changes, in lines. */
async function askedOf(changes: readonly SeenChange[]): Promise<string[]> {
  let asked = '';
  const ctx = {
    providers: {
      call: async (_readers: unknown, { messages }: { messages: unknown }) => {
        asked = JSON.stringify(messages);
        throw new Error('enough');
      },
    },
  } as unknown as ReadersContext;
  const request = { organizationId: 'o', cause: SOME_CAUSE, dispensable: 'nothing', readers: [candidate] };
  await expect(readChanges(ctx, { ...request, dispensable: 'nothing', changes })).rejects.toThrow('enough');
  return asked.match(/\d+ o /g) ?? [];
}

const change = (name: string, words: string): SeenChange => ({
  name,
  change: { first: Number(name) - 1, last: Number(name) - 1, words: '', sameAs: 0 },
  path: [],
  before: 'Be brief.',
  now: '',
  saidBy: { name: '1', path: [], words },
  inFront: undefined,
  needsReader: true,
  isDoubted: false,
  isSure: false,
});

it('asks about what fits, the words of what says the same counted', async () => {
  const long = 'x'.repeat(60_000);
  expect(await askedOf([change('2', 'Brief.'), change('3', 'Brief.')])).toEqual(['2 o ', '3 o ']);
  expect(await askedOf([change('2', long), change('3', long)])).toEqual(['2 o ']);
});

it('lets the readers behind the first stand in for it', async () => {
  const calls: unknown[][] = [];
  const call = async (...all: unknown[]) => {
    calls.push(all);
    throw new Error('enough');
  };
  const ctx = { providers: { call } } as unknown as ReadersContext;
  const readers = [candidate, candidate];
  const request = { organizationId: 'o', cause: SOME_CAUSE, dispensable: 'nothing', readers } as const;
  await expect(readChanges(ctx, { ...request, changes: [change('2', 'Brief.')] })).rejects.toThrow('enough');
  const [[asked, , options] = []] = calls;
  expect(asked).toBe(readers);
  expect(options).toMatchObject({ fallback: true, cause: SOME_CAUSE });
});
