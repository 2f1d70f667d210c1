import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { exportPrompts } from './export-prompts.ts';
import { importPrompts } from './import-prompts.ts';

const test = fixture(openTestContext);

it('more versions than are read at once are exported once each, whatever numbers they have', async () => {
  const member = await buildMember(test.ctx);
  const numbers = Array.from({ length: 45 }, (_, at) => 5 + at * 3);
  const records = numbers.map((version, at) => ({
    line: at + 1,
    value: { name: 'Answer', version, messages: [{ role: 'user', content: `Answer ${version}.` }] },
  }));
  await importPrompts(member.as, records);
  const lines: unknown[] = [];
  for await (const line of await exportPrompts(member.as, {})) lines.push(line);
  expect(lines).toEqual(records.map(({ value }) => expect.objectContaining(value)));
});
