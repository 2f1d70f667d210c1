import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const guide = read('docs/deployment.md');

/** The address of a heading within its page. */
const anchorOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')}`;

it('lists its sections in the table of contents, in their order', () => {
  const headings = [...guide.matchAll(/^## (.+)$/gm)].map(
    ([, heading = '']) => `- [${heading}](${anchorOf(heading)})`,
  );
  const listed = guide.match(/^- \[[^\]]+\]\(#[^)]+\)$/gm);
  expect(listed).toEqual(headings);
});

it('links to sections that it has', () => {
  const anchors = new Set(
    [...guide.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  );
  const linked = [...guide.matchAll(/\]\((#[^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(linked.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

it('keeps the mails of containers in a volume that belongs to their user', () => {
  const folder = '/app/data/outbox';
  expect(read('docker-compose.yml')).toMatch(new RegExp(`- outbox:${folder}\\n`));
  expect(read('docker-compose.yml')).toMatch(/^volumes:[\s\S]*^ {2}outbox:$/m);
  expect(read('Dockerfile')).toContain('DATA_DIR=/app/data');
  expect(read('docker-compose.yml')).toMatch(/^ {2}DATA_DIR: \/app\/data$/m);
  expect(read('Dockerfile')).toMatch(/mkdir -p .*data\/outbox.*chown -R node:node .*data/);
  expect(guide).toContain(`docker compose cp worker:${folder}`);
});

const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);

/** Where the machine has no openssl, the blocks need not be tried with the real one. */
const OPENSSL = `openssl() { od -An -N16 -tx1 /dev/urandom | tr -d ' \\n'; }\n`;

it.each([
  ['Docker Compose', '> .env <<END', ['.env']],
  ['units', '> /etc/prompt-refinery.env', ['prompt-refinery.env', 'prompt-refinery-owner.env']],
])('makes the secrets of %s once, for their owner only', (_name, mark, files) => {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [block = '', ...others] = blocks.filter((each) => each.includes(mark));
  expect(others).toEqual([]);
  const script = block.replaceAll('/etc/', `${folder}/`).replace(/^docker .*$/m, '');
  const run = () => spawnSync('sh', ['-c', OPENSSL + script], { cwd: folder, encoding: 'utf8' });
  const contents = () => files.map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  const made = contents();
  expect(made.join('')).toMatch(/^ENCRYPTION_KEYS=k1:\w{32}$/m);
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  expect(run().status).not.toBe(0);
  expect(contents()).toEqual(made);
});

it('closes at the proxy what is not for everybody, however its address is written', () => {
  const rules = [...guide.matchAll(/location ~ (\S+) \{ deny all; \}/g)].map(([, rule = '']) => rule);
  const closed = (path: string, below = '^') =>
    rules.some((rule) => new RegExp(rule.replace('^', below)).test(path));
  const paths = ['/metrics', '/api/auth/register', '/api/v1/auth/register', '/api/auth/signup'];
  for (const path of paths.flatMap((each) => [each, `${each}/`])) {
    expect(closed(path), path).toBe(true);
    for (const prefix of ['/refinery', '/refinery/refinery'])
      expect(closed(prefix + path, '^(/refinery)+'), prefix + path).toBe(true);
  }
  for (const path of ['/api/auth/login', '/api/prompts/metrics', '/sign-up'])
    expect(closed(path)).toBe(false);
});
