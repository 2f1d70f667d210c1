import type { Member } from '@refinery/testing/builders.ts';
import type { RunBench } from '../../../runs/testing/run-bench.ts';
import { createPrompt } from '../../versions/create-prompt.ts';
import { updatePrompt } from '../../versions/update-prompt.ts';
import { setPromptLabel } from '../set-prompt-label.ts';

/** Items of the dataset by which versions are compared. */
const ITEMS = 60;
/** The label that the first versions get. */
export const label = 'production';

/**
 * Somebody new, whose model answers what it is asked, with a dataset that expects `yes` and an evaluator that
 * takes nothing else.
 */
export async function buildTester(
  bench: RunBench,
): Promise<{ member: Member; datasetId: string; exact: string }> {
  bench.vendor.reset();
  bench.vendor.respondWith(({ messages }) => messages.at(-1)?.text ?? '');
  const member = await bench.member();
  const items = Array.from({ length: ITEMS }, (_, n) => ({ input: { n }, expected: 'yes' }));
  const datasetId = await bench.dataset(member, items);
  return { member, datasetId, exact: await bench.evaluator(member, 'exact', {}) };
}

/** A prompt whose first version has the label; the second says something else. */
export async function labelledPrompt(member: Member, second: string, name = 'Prompt'): Promise<string> {
  const { id } = await createPrompt(member.as, { name, content: 'yes' });
  await updatePrompt(member.as, { id, content: second });
  await setPromptLabel(member.as, { id, label, version: 1 });
  return id;
}
