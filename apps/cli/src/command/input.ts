import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** A file or stdin that cannot be read; the message is for the user. */
export class UnreadableInput extends Error {}

export type Input = AsyncIterable<Buffer>;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EISDIR: 'it is a directory',
  EACCES: 'access is denied',
};

/**
 * The bytes of a file, or of stdin where none is named. Throws `UnreadableInput` where there is no such file.
 */
export async function openInput(file: string | undefined, { env, stdin }: Surroundings): Promise<Input> {
  if (file === undefined) return readable('stdin', stdin);
  const path = resolve(startedFrom(env), file);
  try {
    await stat(path);
  } catch (error) {
    throw unreadable(file, error);
  }
  return readable(file, createReadStream(path));
}

const SCRIPTS = ['refine', 'check'];

/** Scripts of a workspace run at its root; the user's own folder is what a relative path means. */
function startedFrom(env: Surroundings['env']): string {
  const { INIT_CWD: folder, npm_lifecycle_event: script = '' } = env;
  return SCRIPTS.includes(script) && folder ? folder : process.cwd();
}

async function* readable(name: string, bytes: Input): Input {
  try {
    yield* bytes;
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): UnreadableInput {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new UnreadableInput(`Cannot read ${name}: ${REASONS[code] ?? (code || String(error))}.`);
}

/** The whole input as text. Throws `UnreadableInput` where it is not UTF-8. */
export async function readText(input: Input): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const text = decodeUtf8(Buffer.concat(chunks));
  if (text === undefined) throw new UnreadableInput('The text is not valid UTF-8.');
  return text;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Text without a byte order mark, or undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
