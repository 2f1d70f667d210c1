import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const RuntimeSchema = Type.Object({
  pid: Type.Integer(),
  url: Type.String(),
  databaseUrl: Type.String(),
  appDatabaseUrl: Type.Optional(Type.String()),
  redisUrl: Type.String(),
  workerHealthUrl: Type.Optional(Type.String()),
});

/** Where a running instance is reached; its database addresses hold passwords, so the file is for its user only. */
export interface Runtime {
  pid: number;
  url: string;
  /** The owner's: of migrations, seed and doctor. */
  databaseUrl: string;
  /** Whom API and worker sign in as. */
  appDatabaseUrl?: string;
  redisUrl: string;
  workerHealthUrl?: string;
}

export function writeRuntime(file: string, runtime: Runtime): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export const removeRuntime = (file: string): void => rmSync(file, { force: true });

/** What the instance wrote, or undefined where none did, or not completely. */
export function readRuntime(file: string): Runtime | undefined {
  try {
    return Value.Parse(RuntimeSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
