import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPromptfooReader, type PromptfooReader } from './promptfoo-reader.ts';

let reader: PromptfooReader;
beforeAll(() => {
  reader = createPromptfooReader();
});
afterAll(() => reader.close());

it('reads in a thread what can be read', async () => {
  const { items, evaluators } = await reader.read(
    'a',
    'tests: [{ vars: { a: 1 }, assert: [{ type: equals, value: x }] }]',
  );
  expect(items).toMatchObject([{ input: { a: 1 } }]);
  expect(evaluators).toMatchObject([{ spec: { kind: 'exact' } }]);
});

it('refuses with the words of the one who reads', async () => {
  await expect(reader.read('a', 'tests: [unclosed')).rejects.toMatchObject({
    code: 'invalid_upload',
    message: expect.stringMatching(/line/),
  });
});

it('leaves the process free while a hostile text is read', async () => {
  const reading = reader.read('a', '- - - |\n'.repeat(20_000)).catch(() => undefined);
  let isRead = false;
  void reading.then(() => {
    isRead = true;
  });
  let turns = 0;
  while (!isRead) {
    await setImmediate();
    turns++;
  }
  expect(turns).toBeGreaterThan(10);
});
