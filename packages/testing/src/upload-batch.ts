import type { BatchItemInput, BatchOptions, BatchReply } from '@refinery/contracts/batches.ts';
import { batchItemKind } from '@refinery/domain/batches/batch-items.ts';
import { createBatch } from '@refinery/domain/batches/create-batch.ts';
import { stageUpload } from '@refinery/domain/uploads/stage-upload.ts';
import type { Member } from './builders.ts';

/** A prompt that is unlike every other one by its number. */
export const promptNumber = (number: number): string =>
  `Hello! Could you please kindly summarize report ${number}, in order to help me? Do not exceed 50 words. Thank you!`;

/** `count` items with the customIds c1, c2, … */
export const numberedItems = (count: number): BatchItemInput[] =>
  Array.from({ length: count }, (_, index) => ({
    text: promptNumber(index + 1),
    customId: `c${index + 1}`,
  }));

/** Uploads items as a member does and returns the accepted batch. */
export async function uploadBatch(
  member: Member,
  items: readonly BatchItemInput[],
  options: BatchOptions = {},
): Promise<BatchReply> {
  const staged = await stageUpload(member.as, recordsOf(items), {
    kind: batchItemKind,
    maxItems: items.length,
  });
  try {
    return await createBatch(member.as, staged, options);
  } finally {
    await staged.discard();
  }
}

async function* recordsOf(items: readonly BatchItemInput[]) {
  for (const [index, value] of items.entries()) yield { line: index + 1, value };
}
