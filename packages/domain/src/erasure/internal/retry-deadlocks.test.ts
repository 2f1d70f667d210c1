import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { retryDeadlocks } from './retry-deadlocks.ts';

const failure = (code: string, cause?: unknown): Error =>
  Object.assign(new Error(code, cause === undefined ? {} : { cause }), { code });
const wrapped = (error: Error): Error => new DrizzleQueryError('select 1', [], error);

/** A transaction that fails with these one after the other and then succeeds. */
function failing(...errors: unknown[]) {
  const left = [...errors];
  const transaction = async () => {
    transaction.tries++;
    if (left.length) throw left.shift();
    return 'done';
  };
  transaction.tries = 0;
  return transaction;
}

const DEADLOCK = failure('40P01');

describe('a transaction', () => {
  it.each<[string, unknown]>([
    ['as the driver says it', DEADLOCK],
    ['behind what the query builder says', wrapped(DEADLOCK)],
    ['behind several errors', new Error('outer', { cause: wrapped(DEADLOCK) })],
    ['behind an error with a code of its own', failure('other', DEADLOCK)],
  ])('is done again after a deadlock, %s', async (_where, error) => {
    const transaction = failing(error);
    expect(await retryDeadlocks(transaction)).toBe('done');
    expect(transaction.tries).toBe(2);
  });

  it.each<[string, unknown]>([
    ['an error of another kind', failure('23505')],
    ['another one behind what the query builder says', wrapped(failure('40001'))],
    ['an error without a code', new Error('40P01')],
    ['what is no error', '40P01'],
    ['what is no error, behind one', new Error('outer', { cause: { code: '40P01' } })],
  ])('is not done again after %s', async (_what, error) => {
    const transaction = failing(error);
    await expect(retryDeadlocks(transaction)).rejects.toBe(error);
    expect(transaction.tries).toBe(1);
  });

  it('is tried four times and no more', async () => {
    const patient = failing(DEADLOCK, wrapped(DEADLOCK), DEADLOCK);
    expect(await retryDeadlocks(patient)).toBe('done');
    const last = wrapped(DEADLOCK);
    const hopeless = failing(DEADLOCK, DEADLOCK, DEADLOCK, last, DEADLOCK);
    await expect(retryDeadlocks(hopeless)).rejects.toBe(last);
    expect(hopeless.tries).toBe(4);
  });
});
