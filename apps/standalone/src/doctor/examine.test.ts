import { randomBytes } from 'node:crypto';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { examine } from './examine.ts';
import { describeFinding } from './finding.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext(inject('services'));
  const member = await buildMember(test.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: 'sk-of-acme' });
});
afterAll(() => test.close());

const findings = async (changes: Record<string, string | undefined> = {}): Promise<string[]> =>
  (await examine({ ...test.environment, ...changes })).map(describeFinding);
const lineOf = async (name: string, changes: Record<string, string | undefined>) =>
  (await findings(changes)).filter((line) => line.slice(2).startsWith(name));

describe('the doctor', () => {
  it('finds that the keys open what is stored', async () => {
    expect(await findings()).toContain('✔ Secrets: can be decrypted with ENCRYPTION_KEYS');
  });

  it.each(['test', 'newer'])('says that the key %s is not the one of before', async (id) => {
    const ENCRYPTION_KEYS = `${id}:${randomBytes(32).toString('base64')}`;
    expect(await lineOf('Secrets', { ENCRYPTION_KEYS })).toEqual([
      expect.stringMatching(
        /^✖ Secrets: 1 of 1 stored secrets cannot be decrypted with ENCRYPTION_KEYS → Give it the keys/,
      ),
    ]);
  });

  it('asks for no right of an operator where the user is not the owner', async () => {
    expect(await lineOf("Operators' commands", {})).toEqual([]);
  });

  it('says whether the owner may run the commands of operators', async () => {
    expect(await lineOf("Operators' commands", { DATABASE_URL: test.databaseUrl })).toEqual([
      "✔ Operators' commands: the owner of the database may run them",
    ]);
  });
});
