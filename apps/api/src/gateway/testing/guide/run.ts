import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GUIDE_ADDRESS } from './blocks.ts';

/** Variables of a shell. */
export type Variables = Readonly<Record<string, string>>;

/** The packages of the API are found from here. */
const FOLDER = new URL('../../../..', import.meta.url);

const START: Variables = { PATH: process.env.PATH ?? '' };

async function output(command: string, args: readonly string[], env: Variables): Promise<string> {
  const child = spawn(command, args, {
    cwd: FOLDER,
    env: { ...START, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, code] = await Promise.all([
    text(child.stdout),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said}`);
  return said;
}

/** What a program of the guide prints. */
export const runProgram = (code: string, url: string, env: Variables): Promise<string> =>
  output(process.execPath, ['--input-type=module', '-e', at(url, code)], env);

/** Pastes commands of the guide into a shell: what they print, and the variables that are exported then. */
export async function paste(
  code: string,
  url: string,
  env: Variables,
): Promise<{ printed: string; env: Variables }> {
  const folder = await mkdtemp(join(tmpdir(), 'refinery-guide-'));
  const file = join(folder, 'env');
  try {
    const printed = await output('sh', ['-ec', `${at(url, code)}\nenv > '${file}'`], env);
    return { printed, env: variablesIn(await readFile(file, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const at = (url: string, code: string): string => code.replaceAll(GUIDE_ADDRESS, new URL(url).host);

const variablesIn = (lines: string): Variables =>
  Object.fromEntries(
    [...lines.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
