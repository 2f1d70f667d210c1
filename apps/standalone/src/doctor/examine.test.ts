import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { examine, examineProcess } from './examine.ts';
import { describeFinding } from './finding.ts';

const test = fixture(openTestContext);
beforeAll(async () => {
  const member = await buildMember(test.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: 'sk-of-acme' });
});

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

describe('of an instance that runs', () => {
  it.each([
    ['ok', /^✔ API: healthy at http:/],
    ['degraded', /^✖ API: http:.*\/health says degraded → Open that address/],
  ])('what its health says is told: %s', async (status, said) => {
    const server = createServer((_, reply) => reply.end(JSON.stringify({ status })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    expect(describeFinding(await examineProcess('API', url))).toMatch(said);
  });

  it('may be elsewhere', async () => {
    expect(describeFinding(await examineProcess('API', 'http://127.0.0.1:1'))).toMatch(
      /^○ API: nothing answers/,
    );
  });
});
