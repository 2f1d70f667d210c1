import { beginRun } from './begin-run.ts';

/** Attacks bring their own servers: they only need to leave nothing behind. */
export async function setup(): Promise<() => void> {
  const { end } = await beginRun();
  return end;
}
