import { expect, test } from 'vitest';
import { waitFor } from './wait-for.ts';

const never = (): boolean => 1 > 2;

test('it answers the first thing that is truthy, also after an error', async () => {
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked === 1) throw new Error('not yet');
    return asked > 2 && 'there';
  };
  expect(await waitFor(ask)).toBe('there');
});

test('where it gives up it says what for, and what went wrong last', async () => {
  const options = { timeoutMs: 1, intervalMs: 1 };
  const fail = (): never => {
    throw new Error('refused');
  };
  await expect(waitFor(fail, { ...options, what: 'the server' })).rejects.toMatchObject({
    message: 'Waited 1 ms in vain for the server.',
    cause: new Error('refused'),
  });
  await expect(waitFor(never, options)).rejects.toThrow('Waited 1 ms in vain for () => 1 > 2.');
});
