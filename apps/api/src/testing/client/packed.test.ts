import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { PromptRefinery } from '@prompt-refinery/client';
import { buildMember } from '@refinery/testing/builders.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { issueTokens } from '../../auth/tokens.ts';
import { VERSION } from '../../version.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

const CLIENT = join(import.meta.dirname, '../../../../../packages/client');
const run = promisify(execFile);

/** The machine's own Node, whatever its version, where it has one beside that of the tests. */
const ownPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'));
const ownNode = ownPath.map((folder) => join(folder, 'node')).find(existsSync) ?? process.execPath;
// Options of these tests' own Node may be none that it knows.
const { NODE_OPTIONS: _, ...inherited } = process.env;
const env = { ...inherited, PATH: ownPath.join(delimiter), npm_config_offline: 'true' };

let test: TestApp;
let baseUrl: string;
let apiKey: string;
/** Nothing is in it but the installed tarball. */
let folder: string;

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  baseUrl = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const { accessToken } = issueTokens(test.app, 3_600, await buildMember(test.ctx));
  const client = new PromptRefinery({ baseUrl, accessToken });
  apiKey = (await client.createApiKey({ name: 'packed' })).key;
  const { id } = await client.createPrompt({
    name: 'support-answer',
    content: 'Answer {{customer}} politely.',
  });
  await client.setPromptLabel({ id, label: 'production', version: 1 });
  folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const built = join(folder, 'built');
  await run(process.execPath, [join(CLIENT, 'scripts/build.ts'), built]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: built, env });
  await rm(built, { recursive: true });
  const tarball = join(folder, JSON.parse(stdout)[0].filename);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder, env });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/** The example of the README, with an address and a key that work. */
async function example(): Promise<string> {
  const readme = await readFile(join(CLIENT, 'README.md'), 'utf8');
  const shown = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  return shown.replace('http://localhost:5080', baseUrl).replace('prk_…', apiKey);
}

/** Compiles files of the folder with nothing but what is installed there. Answers the errors. */
async function compile(files: string[], options: object): Promise<string> {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    target: 'es2022',
    module: 'nodenext',
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    ...options,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiled = run(process.execPath, [tsc, '-p', folder], { cwd: folder });
  return compiled.then(
    ({ stdout }) => stdout,
    ({ stdout }) => String(stdout),
  );
}

it('depends on nothing, and says so', async () => {
  expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
    '@prompt-refinery',
  ]);
  const home = join(folder, 'node_modules/@prompt-refinery/client');
  expect((await readdir(home)).sort()).toEqual(['README.md', 'lib', 'package.json']);
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ version: VERSION, type: 'module', sideEffects: false });
  expect(Object.keys(manifest).filter((key) => /dependencies|scripts|private/i.test(key))).toEqual([]);
  for (const file of await readdir(join(home, 'lib'), { recursive: true })) {
    const text = file.endsWith('s') ? await readFile(join(home, 'lib', file), 'utf8') : '';
    const imports = [...text.matchAll(/(?<![\w/'"])(?:from|import)\s*\(?['"]([^'"]+)/g)].map(
      ([, name]) => name,
    );
    expect(imports.filter((name) => !/^\.{1,2}\/[\w/-]+\.js$/.test(name ?? ''))).toEqual([]);
    expect(text).not.toMatch(/@refinery|typebox|node:|\bprocess\.\w|Buffer\b|reference (?:types|lib)/);
  }
});

it('runs the example of its README under plain Node', async () => {
  await writeFile(join(folder, 'example.js'), await example());
  const finished = run(ownNode, ['example.js'], { cwd: folder, env });
  let isRunning = true;
  void finished
    .catch(() => undefined)
    .finally(() => {
      isRunning = false;
    });
  // A worker, as it were.
  while (isRunning) {
    await drainAllLanes(test.ctx);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { stdout, stderr } = await finished;
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Write a haiku about rain\..* \d/);
  expect(stdout).toMatch(/^completed 1$/m);
  expect(stdout).toMatch(/^a Greet the user in at most (?:12|twelve) words\.?$/m);
  expect(stdout.match(/^\d{4}-\d\d-\d\dT.* tokens/gm)).toHaveLength(2);
  expect(stdout).toMatch(/^1 undefined \[/m);
  expect(stdout).toMatch(/^batch_not_found .* [0-9a-f-]{36}$/m);
});

it.each([
  ['Node', { lib: ['es2022', 'dom'] }],
  [
    'a browser, bundled',
    { lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler' },
  ],
  ['a worker', { lib: ['es2022', 'webworker'] }],
])('has types that stand alone: for %s', async (_where, options) => {
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(join(folder, 'src/example.ts'), await example());
  await writeFile(join(folder, 'src/uses.ts'), USES);
  expect(await compile(['src/example.ts', 'src/uses.ts'], options)).toBe('');
});

/** Right and wrong uses of the types. */
const USES = `
import {
  ApiError,
  type Batch,
  type BatchResult,
  type CreateBatchInput,
  type HistoryEntry,
  type Page,
  type Pages,
  PromptRefinery,
} from '@prompt-refinery/client';

export const client = new PromptRefinery({
  baseUrl: 'https://refinery.test',
  fetch: (url, init) => fetch(url, init),
  wait: async () => undefined,
});
const { signal } = new AbortController();
const input: CreateBatchInput = { items: [{ text: 'Hi', metadata: { team: 'a' } }], strategy: 'CLAUDE' };
export const batch: Promise<Batch> = client.createBatch(input, { signal, idempotencyKey: 'k', timeoutMs: 1000 });
export const list: Pages<HistoryEntry> = client.listHistory();
export const page: Promise<Page<HistoryEntry>> = list.page();
export const done: Promise<void> = client.logout();
export const results: AsyncIterable<BatchResult> = client.streamResults('1', { retries: 0 });
export const csv: AsyncIterable<Uint8Array> = client.streamResults({ id: '1' }).as('text/csv');
export const code = (error: unknown): string => (error instanceof ApiError ? error.code : '');

// @ts-expect-error: it needs a text
void client.optimize({ provider: 'local' });
// @ts-expect-error: there is no such level
void client.optimize({ text: 'Hi', compressionLevel: 'extreme' });
// @ts-expect-error: there is no such option
void client.optimize({ text: 'Hi', level: 'low' });
// @ts-expect-error: there is no such vendor
void client.testProvider('nobody');
// @ts-expect-error: a file says its type
void client.createBatch({ file: 'text' });
// @ts-expect-error: nor is there that form
void client.createBatch({ file: 'text', contentType: 'text/plain' });
// @ts-expect-error: nor that of results
client.streamResults('1').as('text/html');
// @ts-expect-error: an id is no number
void client.getBatch(1);
// @ts-expect-error: it says nothing
void client.logout().then((reply) => reply.status);
`;
