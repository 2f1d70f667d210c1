import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { listPrompts } from '../prompts/list-prompts.ts';
import { importPrompts } from './import-prompts.ts';

let test: TestContext;
let member: Member;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
});
afterAll(() => test.close());

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
