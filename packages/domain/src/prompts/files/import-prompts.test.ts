import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../../errors/domain-error.ts';
import { listLabelMoves } from '../labels/list-label-moves.ts';
import { listPromptVersions } from '../versions/list-prompt-versions.ts';
import { listPrompts } from '../versions/list-prompts.ts';
import { importPrompts } from './import-prompts.ts';

const test = fixture(openTestContext);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const record = (line: number) => ({
  line,
  value: { name: `Prompt ${line}`, messages: [{ role: 'user', content: `Answer ${line}.` }] },
});
const names = async () =>
  (await listPrompts(member.as, { limit: 100 })).items.map(({ name }) => name).toSorted();

describe('an import', () => {
  it.each([
    ...[new DomainError('service_unavailable'), new DomainError('rate_limited')],
    ...[new DomainError('unauthenticated'), new DomainError('organization_suspended')],
    Object.assign(new Error('The database is away.'), { code: 'CONNECTION_CLOSED' }),
  ])('ends at the line that met $code, and is no file with a wrong line', async (error) => {
    let lines = 0;
    const reauthorize = async () => {
      if (++lines > 1) throw error;
    };
    const records = [record(1), record(2), record(3)];
    await expectCode(importPrompts({ ...member.as, reauthorize }, records), error.code);
    expect([lines, await names()]).toEqual([2, ['Prompt 1']]);
  });
});

it('a label that a version gets from a file says so in its moves', async () => {
  const value = { ...record(1).value, labels: ['staging', 'beta'] };
  expect(await importPrompts(member.as, [{ line: 1, value }])).toMatchObject({ labelled: 2, failed: [] });
  const [prompt] = (await listPrompts(member.as, { limit: 1 })).items;
  for (const label of ['staging', 'beta']) {
    const { items } = await listLabelMoves(member.as, { id: prompt?.id ?? '', label, limit: 10 });
    expect(items).toMatchObject([{ from: null, to: 1, reason: 'Imported' }]);
  }
});

describe('two imports at the same moment, in two processes', () => {
  const none = { created: 0, added: 0, unchanged: 0, labelled: 0, failedCount: 0, failed: [] };
  const both = (lock: Parameters<typeof commitMeanwhile>[1], lines: object[]) => {
    const records = lines.map((value, at) => ({ line: at + 1, value }));
    return commitMeanwhile(
      test.databaseUrl,
      lock,
      () => Promise.all([importPrompts(member.as, records), importPrompts(member.as, records)]),
      { waiting: 2 },
    );
  };

  it('make what a file says once', async () => {
    const lines = [record(1).value, { ...record(1).value, messages: record(2).value.messages }].map(
      (line, at) => ({ ...line, version: at + 1 }),
    );
    await importPrompts(member.as, [{ line: 1, value: lines[0] }]);
    const { organizationId } = member;
    const replies = await both(
      (sql) => sql`select from prompts where organization_id = ${organizationId} for no key update`,
      lines,
    );
    expect(replies).toContainEqual({ ...none, unchanged: 1, added: 1 });
    expect(replies).toContainEqual({ ...none, unchanged: 2 });
    const [prompt] = (await listPrompts(member.as, { limit: 2 })).items;
    const { items } = await listPromptVersions(member.as, { id: prompt?.id ?? '', limit: 10 });
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('make a prompt that is new once, also without a slug', async () => {
    const replies = await both((sql) => sql`lock table prompts in share mode`, [record(1).value]);
    expect(replies).toContainEqual({ ...none, created: 1 });
    expect(replies).toContainEqual({ ...none, unchanged: 1 });
    expect(await names()).toEqual(['Prompt 1']);
  });
});

it('a line gives a prompt no name that another prompt gets at that moment', async () => {
  const messages = [{ role: 'user', content: 'Answer.' }];
  const value = { slug: 'answer', name: 'Answer', messages };
  await importPrompts(member.as, [
    { line: 1, value },
    { ...record(2), line: 2 },
  ]);
  const { organizationId } = member;
  const lock = `prompt-addresses:${organizationId}`;
  const renamed = { ...value, name: 'Same', messages: [{ role: 'user', content: 'Answer all.' }] };
  const reply = await commitMeanwhile(
    test.databaseUrl,
    async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
      await sql`
        update prompts set name = 'Same' where organization_id = ${organizationId} and name = 'Prompt 2'`;
    },
    () => importPrompts(member.as, [{ line: 1, value: renamed }]),
  );
  expect(reply).toMatchObject({ added: 0, failed: [{ line: 1, code: 'prompt_name_taken' }] });
  expect(await names()).toEqual(['Answer', 'Same']);
});
