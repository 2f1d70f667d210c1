import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../cli.ts', import.meta.url));

export interface Ran {
  stdout: string;
  stderr: string;
  /** Exit code, or the signal that ended it. */
  code: number | string | null;
}

export interface Started {
  child: ChildProcess;
  ended: Promise<Ran>;
}

/** Empty values count as missing, and win over those of a developer's .env. */
const BLANK = {
  ...{ DATABASE_URL: '', REDIS_URL: '', NODE_ENV: '', HOST: '', PORT: '', PUBLIC_URL: '' },
  ...{ ENCRYPTION_KEYS: '', SMTP_URL: '', APP_DATABASE_PASSWORD: '' },
};

/** Starts `pnpm cli` as a process of its own, with pipes for all its streams. */
export function startOperator(args: readonly string[], env: Record<string, string>): Started {
  const child = spawn(process.execPath, [ENTRY, ...args], { env: { ...process.env, ...BLANK, ...env } });
  child.stdin.end();
  const streams = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {
    child,
    ended: streams.then(([stdout, stderr, [code, signal]]) => ({ stdout, stderr, code: code ?? signal })),
  };
}

/** Runs `pnpm cli` to its end. */
export const runOperator = (args: readonly string[], env: Record<string, string>): Promise<Ran> =>
  startOperator(args, env).ended;
