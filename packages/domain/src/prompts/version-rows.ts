import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';

export type PromptRow = typeof prompts.$inferSelect;
export type VersionRow = typeof promptVersions.$inferSelect;

/** A prompt and its newest version. */
export interface PromptNow {
  prompt: PromptRow;
  version: VersionRow;
}

/** That a version is the newest one of its prompt. */
export const isNewest = and(
  eq(promptVersions.promptId, prompts.id),
  eq(promptVersions.number, prompts.latest),
);

/** A prompt of the caller's organization. Errors: `prompt_not_found`. */
export async function findPrompt(ctx: CallerContext, tx: Transaction, id: string): Promise<PromptRow> {
  const [row] = await tx
    .select()
    .from(prompts)
    .where(whereOwn(ctx, prompts, id));
  if (!row) throw new DomainError('prompt_not_found');
  return row;
}

/** The same with its newest version. Errors: `prompt_not_found`. */
export async function findPromptNow(ctx: CallerContext, tx: Transaction, id: string): Promise<PromptNow> {
  const [row] = await tx
    .select({ prompt: prompts, version: promptVersions })
    .from(prompts)
    .innerJoin(promptVersions, isNewest)
    .where(whereOwn(ctx, prompts, id));
  if (!row) throw new DomainError('prompt_not_found');
  return row;
}

/** A prompt, locked to the end of the transaction: nobody else adds a version or moves a label meanwhile. Errors: `prompt_not_found`. */
export async function lockPrompt(ctx: CallerContext, tx: Transaction, id: string): Promise<PromptRow> {
  const [prompt] = await tx
    .select()
    .from(prompts)
    .where(whereOwn(ctx, prompts, id))
    .for('no key update');
  if (!prompt) throw new DomainError('prompt_not_found');
  return prompt;
}

/** The same with its newest version. Errors: `prompt_not_found`. */
export async function lockPromptNow(ctx: CallerContext, tx: Transaction, id: string): Promise<PromptNow> {
  const prompt = await lockPrompt(ctx, tx, id);
  // After the lock: what another transaction has added by then is seen.
  return { prompt, version: await findVersion(ctx, tx, id, prompt.latest) };
}

/** A version of a prompt. Errors: `prompt_not_found`, `prompt_version_not_found`. */
export async function findVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  number: number,
): Promise<VersionRow> {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select()
    .from(promptVersions)
    .where(
      and(
        eq(promptVersions.organizationId, organizationId),
        eq(promptVersions.promptId, promptId),
        eq(promptVersions.number, number),
      ),
    );
  if (row) return row;
  await findPrompt(ctx, tx, promptId);
  throw new DomainError('prompt_version_not_found', `The prompt has no version ${number}.`);
}
