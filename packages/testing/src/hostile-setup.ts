import { beginRun } from './begin-run.ts';

/** Attacks bring their own servers: they only need to leave nothing behind. */
export const setup = (): (() => void) => beginRun();
