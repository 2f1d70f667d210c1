import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyEdits, REFINER_VERSION, refine } from '@refinery/refiner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, runProcess } from './testing/run-cli.ts';

const PROMPT = 'Hello! Could you please write 3 haiku about the sea? Do not mention {{town}}.';
const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const parsed = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'refine-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('one text', () => {
  it('from stdin is refined to stdout, and nothing else is said', async () => {
    const { refinedText } = refine(PROMPT);
    expect(refinedText).not.toBe(PROMPT);
    expect(await runCli([], { input: PROMPT })).toEqual({ stdout: refinedText, stderr: '', code: 0 });
    expect((await runProcess(['-'], { input: `${PROMPT}\n` })).stdout).toBe(`${refinedText}\n`);
    expect((await runCli([], { input: `\ufeff${PROMPT}\r\n` })).stdout).toBe(`${refinedText}\r\n`);
  });

  it('from a file, with options in any case', async () => {
    const file = join(folder, 'prompt.txt');
    writeFileSync(file, PROMPT);
    const options = {
      compressionLevel: 'high',
      strategy: 'CLAUDE',
      outputFormat: 'xml',
      preserve: ['Hello!'],
    } as const;
    const args = ['--level', 'HIGH', '--strategy', 'claude', '--format', 'XML', '--preserve', 'Hello!', file];
    expect((await runCli(args)).stdout).toBe(refine(PROMPT, options).refinedText);
  });

  it('finds a file where the user stands, when started as a script of the workspace', async () => {
    writeFileSync(join(folder, 'here.txt'), PROMPT);
    const env = { INIT_CWD: folder, npm_lifecycle_event: 'refine' };
    expect((await runCli(['here.txt'], { env })).stdout).toBe(refine(PROMPT).refinedText);
  });

  it('leaves what was handed over as it is', async () => {
    const [instruction, material] = ['Could you please summarize this: ', 'Could you please wait for us?'];
    const range = ['--material', `${instruction.length}-${instruction.length + material.length}`];
    const { stdout } = await runCli(range, { input: instruction + material });
    expect(stdout).not.toContain(instruction);
    expect(stdout).toContain(material);
  });

  it('as JSON gives the whole result', async () => {
    const { stdout } = await runCli(['--json', '--target-tokens', '5'], { input: PROMPT });
    const reply = JSON.parse(stdout);
    expect(applyEdits(PROMPT, reply.edits)).toBe(reply.refinedText);
    expect(reply).toMatchObject({
      checks: { passed: true },
      compressionLevel: 'medium',
      strategy: 'UNIVERSAL',
      outputFormat: 'default',
      targetReached: false,
      refinerVersion: REFINER_VERSION,
      scores: { integrity: 100 },
    });
    expect(reply.savingsPercentage).toBeGreaterThan(0);
    expect(reply.explanation).toMatch(/tokens/);
  });

  it('that is empty is said to be', async () => {
    expect(await runCli([])).toEqual({ stdout: '', stderr: 'The input is empty.\n', code: 0 });
  });
});

describe('many texts', () => {
  it('are answered in order, with the ids they came with', async () => {
    const input = `${lines({ id: 'a', text: PROMPT }, { id: 2, text: '' })}\n${lines({ text: 'Please wait.' }).trimEnd()}`;
    const { stdout, stderr, code } = await runCli(['--jsonl', '--level', 'medium'], { input });
    const answers = parsed(stdout);
    expect(answers.map(({ id, original }) => [id, original])).toEqual([
      ['a', PROMPT],
      [2, ''],
      [undefined, 'Please wait.'],
    ]);
    expect(answers[0]?.refined).toBe(refine(PROMPT).refinedText);
    expect(answers[0]).toHaveProperty('checks.passed', true);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('go on behind bad lines, which are named', async () => {
    const bad = ['{"id": 1, "text": ', '[1]', '{"id": 1}', '{"prompt": "Hi"}', '{"text": 5}'].join('\n');
    const input = Buffer.concat([
      Buffer.from(`${bad}\n`),
      Buffer.from([0xff, 10]),
      Buffer.from(lines({ text: 'Hi.' })),
    ]);
    const { stdout, stderr, code } = await runCli(['--jsonl'], { input });
    expect(parsed(stdout)).toHaveLength(1);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'Line 1: not valid JSON',
      'Line 2: not a JSON object like {"id": 1, "text": "…"}',
      'Line 3: no "text" (it has "id")',
      'Line 4: no "text" (it has "prompt")',
      'Line 5: "text" is not a string',
      'Line 6: not valid UTF-8',
    ]);
    expect(code).toBe(1);
  });

  it('may have lines of up to 64 MiB, and go on behind a longer one', async () => {
    const longest = Buffer.alloc(64 * 1024 * 1024, 'x');
    const input = Buffer.concat([
      longest,
      Buffer.from('\n'),
      longest,
      Buffer.from(`x\n${lines({ text: 'Hi.' })}`),
    ]);
    const { stdout, stderr, code } = await runProcess(['--jsonl'], { input });
    expect(parsed(stdout)).toHaveLength(1);
    expect(stderr).toBe('Line 1: not valid JSON\nLine 2: too long\n');
    expect(code).toBe(1);
  });

  it('end quietly when nobody reads on', async () => {
    const input = lines(...Array.from({ length: 3_000 }, (_, id) => ({ id, text: PROMPT })));
    const { stderr, code } = await runProcess(['--jsonl'], { input, readsOnlyBeginning: true });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });
});

it.each([
  ['help', ['--help'], 0],
  ['a file that cannot be read', ['/missing.txt'], 1],
  ['wrong usage', ['--levle', 'low'], 2],
])('a process of its own says the same, and its exit code: %s', async (_what, args, code) => {
  const ran = await runProcess(args);
  expect(ran.code).toBe(code);
  expect(ran).toEqual(await runCli(args));
});

describe('help and mistakes', () => {
  it('--help and --version', async () => {
    const help = await runCli(['--help']);
    for (const flag of [
      'level',
      'strategy',
      'format',
      'preserve',
      'target-tokens',
      'material',
      'refine-material',
      'json',
      'jsonl',
      'version',
    ])
      expect(help.stdout).toContain(`--${flag}`);
    expect(help.code).toBe(0);
    expect(await runCli(['--version'])).toEqual({ stdout: `${REFINER_VERSION}\n`, stderr: '', code: 0 });
  });

  it('a wrong option is named, and nothing is read', async () => {
    expect(await runCli(['--levle', 'low'], { input: PROMPT })).toEqual({
      stdout: '',
      stderr: "Unknown option '--levle'. See pnpm -s refine --help\n",
      code: 2,
    });
  });

  it('files that cannot be read', async () => {
    expect(await runCli([join(folder, 'missing.txt')])).toMatchObject({
      stderr: `Cannot read ${join(folder, 'missing.txt')}: the file does not exist.\n`,
      code: 1,
    });
    expect(await runCli([folder])).toMatchObject({
      stderr: `Cannot read ${folder}: it is a directory.\n`,
      code: 1,
    });
    expect(await runCli([], { input: Buffer.from([0xc3, 0x28]) })).toEqual({
      stdout: '',
      stderr: 'The text is not valid UTF-8.\n',
      code: 1,
    });
  });
});
