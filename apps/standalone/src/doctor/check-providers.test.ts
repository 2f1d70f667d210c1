import { createServer } from 'node:http';
import { portOf } from '@refinery/embedded/ports.ts';
import { expect, onTestFinished, test } from 'vitest';
import { examineProviders } from './check-providers.ts';
import { describeFinding } from './finding.ts';

test('a vendor that answers, one that refuses the key, and one out of reach', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? request.headers['x-api-key']}`);
    response.writeHead(request.url === '/v1/models' ? 401 : 200).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const base = `http://127.0.0.1:${portOf(server)}`;
  const findings = await examineProviders({
    OPENAI_API_KEY: 'secret-1',
    OPENAI_BASE_URL: `${base}/openai/`,
    ANTHROPIC_API_KEY: 'secret-2',
    ANTHROPIC_BASE_URL: base,
    GROQ_API_KEY: 'secret-3',
    GROQ_BASE_URL: 'http://127.0.0.1:1',
  });
  expect(asked.sort()).toEqual(['/openai/models Bearer secret-1', '/v1/models secret-2']);
  expect(findings.map(({ state }) => state)).toEqual(['ok', 'failed', 'failed']);
  const report = findings.map(describeFinding).join('\n');
  expect(report).toContain('✖ Provider anthropic: refused the key (401) → Correct ANTHROPIC_API_KEY.');
  expect(report).toContain('GROQ_BASE_URL');
  expect(report).not.toContain('secret');
});

test('without keys there is nothing to reach', async () => {
  expect(await examineProviders({})).toEqual([expect.objectContaining({ state: 'note' })]);
});
