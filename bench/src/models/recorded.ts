import { readRows } from '../data.ts';
import type { RealisticPrompt } from '../realistic.ts';

/** One thing that a rewrite changed, as a careful reader labelled it: parts of both texts, to the letter. */
export interface LabelledChange {
  original: string;
  /** Empty where something was dropped. */
  rewritten: string;
}

interface RewriteRow {
  id: string;
  level: RecordedLevel;
  rewritten: string;
  changes: LabelledChange[];
}

export const RECORDED_LEVELS = ['medium', 'high'] as const;
export type RecordedLevel = (typeof RECORDED_LEVELS)[number];

/** What a model made of a prompt once. */
export interface Recorded {
  prompt: RealisticPrompt;
  level: RecordedLevel;
  rewritten: string;
  /** Empty where the rewriting asks for exactly the same. */
  changes: LabelledChange[];
}

/** The rewrites of `<folder>/realistic/rewrites.jsonl` with their prompts. */
export function readRecorded(folder: string): Recorded[] {
  const prompts = new Map(
    readRows<RealisticPrompt>(folder, 'realistic/prompts').map((prompt) => [prompt.id, prompt]),
  );
  return readRows<RewriteRow>(folder, 'realistic/rewrites').flatMap(({ id, level, rewritten, changes }) => {
    const prompt = prompts.get(id);
    return prompt ? [{ prompt, level, rewritten, changes }] : [];
  });
}
