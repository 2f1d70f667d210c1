import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { writePrivateFile } from './private-file.ts';

const RuntimeSchema = Type.Object({
  pid: Type.Integer(),
  url: Type.String(),
  /** The owner's: of migrations, seed and doctor. */
  databaseUrl: Type.String(),
  /** Whom API and worker sign in as. */
  appDatabaseUrl: Type.Optional(Type.String()),
  redisUrl: Type.String(),
  workerHealthUrl: Type.Optional(Type.String()),
});

/** Where a running instance is reached; its database addresses hold passwords, so the file is for its user only. */
export type Runtime = Static<typeof RuntimeSchema>;

export const writeRuntime = (file: string, runtime: Runtime): void =>
  writePrivateFile(file, JSON.stringify(runtime, null, 2));

/** What the instance wrote, or undefined where none did, or not completely. */
export function readRuntime(file: string): Runtime | undefined {
  try {
    return Value.Parse(RuntimeSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
