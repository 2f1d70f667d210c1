import { refineFaithfully } from '@refinery/refiner';
import { makePrompt } from './prompts.ts';

/** By then V8 has compiled most of it for speed. */
const WARM_UP = 2_000;
const TIMES = 1_000;
const OPTIONS = { strategy: 'UNIVERSAL', compressionLevel: 'medium' } as const;

/**
 * What the local refiner and the guard need for a prompt of the benchmark, in milliseconds of the processor.
 */
export function refiningMs(): number {
  for (let at = 0; at < WARM_UP; at++) refineFaithfully(makePrompt(at), OPTIONS);
  const before = process.cpuUsage();
  for (let at = 0; at < TIMES; at++) refineFaithfully(makePrompt(WARM_UP + at), OPTIONS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / TIMES;
}
