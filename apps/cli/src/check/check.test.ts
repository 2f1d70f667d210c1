import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFidelity } from '@refinery/guard';
import { REFINER_VERSION } from '@refinery/refiner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProcessOptions, type RunOptions, runCli, runProcess } from '../testing/run-cli.ts';

const ORIGINAL = 'Write at least 300 words for {{audience}}. Do not mention the price.';
const FAITHFUL = 'Write at least 300 words for {{audience}}. Don’t mention the price.';
const DAMAGED = 'Write 300 words for {{audience}}. Do not mention the price.';
const LOST = checkFidelity(ORIGINAL, DAMAGED).requirements.filter(({ verdict }) => verdict === 'lost');

const files = { original: '', faithful: '', damaged: '' };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  for (const [name, text] of Object.entries({ original: ORIGINAL, faithful: FAITHFUL, damaged: DAMAGED }))
    writeFileSync(join(folder, name), text);
  for (const name of ['original', 'faithful', 'damaged'] as const) files[name] = join(folder, name);
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = (args: readonly string[], options: RunOptions = {}) =>
  runCli(args, { command: 'check', ...options });
const checkAsProcess = (args: readonly string[], options: ProcessOptions = {}) =>
  runProcess(args, { command: 'check', ...options });
const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const pair = (id: unknown, rewritten: string) => ({ id, original: ORIGINAL, rewritten });

describe('two texts', () => {
  it('that say the same end with 0', async () => {
    const { stdout, stderr, code } = await check([files.original, files.faithful]);
    expect(stdout).toMatch(
      /(?:^|\n)Passed: \d+ kept, 0 lost, 0 doubtful, 0 added; integrity 100 of 100, \d+ → \d+ tokens\.\n$/,
    );
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('of which one lost something end with 1, and say what and why', async () => {
    const { stdout, stderr, code } = await check([files.original, files.damaged]);
    expect(stdout).toMatch(/^ {2}lost +bound +“[^”]*300[^”]*”: \S.+$/m);
    expect(stdout).toMatch(/\nNot passed: \d+ kept, [1-9]\d* lost, .+ tokens\.\n$/);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it('may have what must survive to the letter', async () => {
    expect((await check([files.original, files.faithful, '--preserve', 'Do not'])).code).toBe(1);
  });

  it.each(['original', 'rewritten'])('may have their %s from stdin', async (which) => {
    const [args, input] =
      which === 'original' ? [['-', files.damaged], ORIGINAL] : [[files.original, '-'], DAMAGED];
    expect(await check(args, { input })).toEqual(await check([files.original, files.damaged]));
  });

  it('as JSON give the whole result', async () => {
    const { stdout, code } = await check(['--json', files.original, files.damaged]);
    const { passed, requirements, added, integrity } = checkFidelity(ORIGINAL, DAMAGED);
    expect(JSON.parse(stdout)).toEqual({
      passed,
      requirements,
      added,
      integrity,
      tokens: { original: expect.any(Number), rewritten: expect.any(Number) },
    });
    expect(code).toBe(1);
  });

  it.each([
    ['that say the same', '', 0],
    ['of which one lost something', 'Do not mention the price.', 1],
  ])('%s end with their code although nobody reads on', async (_name, lost, expected) => {
    // More than a pipe holds.
    const many = Array.from({ length: 1_000 }, (_, at) => `Do not mention product ${at}.`).join('\n');
    const [original, rewritten] = ['long', 'short'].map((name) => join(folder, name));
    writeFileSync(original ?? '', `${many}\n${lost}`);
    writeFileSync(rewritten ?? '', many);
    const args = ['--json', original ?? '', rewritten ?? ''];
    const { stdout, stderr, code } = await checkAsProcess(args, { readsOnlyBeginning: true });
    expect(stdout).not.toMatch(/\n}\n$/);
    expect({ stderr, code }).toEqual({ stderr: '', code: expected });
  });

  it('are found where the user stands, when started as a script of the workspace', async () => {
    const env = { INIT_CWD: folder, npm_lifecycle_event: 'check' };
    expect((await check(['original', 'faithful'], { env })).code).toBe(0);
  });

  it('of which one cannot be read end with 2', async () => {
    const missing = join(folder, 'missing');
    expect(await check([files.original, missing])).toEqual({
      stdout: '',
      stderr: `Cannot read ${missing}: the file does not exist.\n`,
      code: 2,
    });
    const garbled = await check(['-', files.damaged], { input: Buffer.from([0xc3, 0x28]) });
    expect(garbled).toEqual({ stdout: '', stderr: 'The text is not valid UTF-8.\n', code: 2 });
  });
});

it.each([
  ['that say the same', 'faithful', 0],
  ['of which one lost something', 'damaged', 1],
  ['of which one is not there', 'missing', 2],
])('a process of its own says the same of two texts %s, and its exit code', async (_what, name, code) => {
  const args = [files.original, join(folder, name)];
  const ran = await checkAsProcess(args);
  expect(ran.code).toBe(code);
  expect(ran).toEqual(await check(args));
});

describe('a stream of pairs', () => {
  it('is answered in order, with the ids it came with', async () => {
    const input = lines(pair('a', FAITHFUL), pair(2, DAMAGED)) + lines(pair(undefined, ORIGINAL)).trimEnd();
    const { stdout, stderr, code } = await check(['--jsonl'], { input: input.replace('\n', '\n\n') });
    const answers = stdout.trimEnd().split('\n');
    const nothing = { passed: true, lost: [], doubtful: [], added: [] };
    expect(answers.map((line) => JSON.parse(line))).toEqual([
      { id: 'a', ...nothing },
      {
        id: 2,
        ...nothing,
        passed: false,
        lost: LOST.map(({ kind, text, reason }) => ({ kind, text, reason })),
      },
      nothing,
    ]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it('ends with 0 where all passed, from a file too', async () => {
    const file = join(folder, 'pairs.jsonl');
    writeFileSync(file, lines(pair(1, FAITHFUL), pair(2, ORIGINAL)));
    const { stdout, code } = await check(['--jsonl', file]);
    expect([stdout.split('\n').length, code]).toEqual([3, 0]);
    expect(await check(['--jsonl'])).toEqual({ stdout: '', stderr: '', code: 0 });
    const refined = `${JSON.stringify({ id: 1, original: 'Please be brief.', refined: 'Be brief.' })}\n`;
    const piped = await check(['--jsonl'], { input: refined });
    expect([JSON.parse(piped.stdout).passed, piped.code]).toEqual([true, 0]);
  });

  it('goes on behind bad lines, which are named, and ends with 2', async () => {
    const bad = ['{"id": 1, ', '[1]', '{"original": "a"}', '{"original": "a", "rewritten": 5}', '{"id": 1}'];
    const input = Buffer.concat([
      Buffer.from(`${bad.join('\n')}\n`),
      Buffer.from([0xff, 10]),
      Buffer.from(lines(pair(7, DAMAGED))),
    ]);
    const { stdout, stderr, code } = await check(['--jsonl'], { input });
    expect(JSON.parse(stdout)).toMatchObject({ id: 7, passed: false });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'Line 1: not valid JSON',
      'Line 2: not a JSON object like {"id": 1, "original": "…", "rewritten": "…"}',
      'Line 3: no "rewritten" (it has "original")',
      'Line 4: "rewritten" is not a string',
      'Line 5: no "original" (it has "id")',
      'Line 6: not valid UTF-8',
    ]);
    expect(code).toBe(2);
  });

  it.each([
    [FAITHFUL, 0],
    [DAMAGED, 1],
  ])('that nobody reads on ends quietly, with what was found till then: %s', async (rewritten, expected) => {
    const input = lines(...Array.from({ length: 3_000 }, (_, id) => pair(id, rewritten)));
    const { stderr, code } = await checkAsProcess(['--jsonl'], { input, readsOnlyBeginning: true });
    expect({ stderr, code }).toEqual({ stderr: '', code: expected });
  });
});

it('says what it does, and what was wrong about its arguments', async () => {
  const { stdout, code } = await check(['--help']);
  for (const flag of ['preserve', 'allow-doubts', 'json', 'jsonl', 'version', 'help'])
    expect(stdout).toContain(`--${flag}`);
  expect(code).toBe(0);
  expect(await check(['--version'])).toEqual({ stdout: `${REFINER_VERSION}\n`, stderr: '', code: 0 });
  expect(await check(['a'])).toEqual({
    stdout: '',
    stderr: 'Give two files to compare, not 1. See pnpm -s check --help\n',
    code: 2,
  });
});
