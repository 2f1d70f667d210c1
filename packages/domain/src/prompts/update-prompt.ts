import type { PromptReply, UpdatePromptBody } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { violates } from '@refinery/db/unique-violation.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';
import { findProject } from './internal/find-project.ts';
import { describeVersion, hashVersion, insertVersion, type VersionContent } from './internal/new-version.ts';
import { readConfig } from './internal/read-config.ts';
import { readName } from './internal/read-name.ts';
import { readText } from './internal/read-text.ts';
import { auditedPrompt, toPromptReply } from './internal/to-reply.ts';
import { typeOf } from './type-of.ts';
import {
  findPromptNow,
  lockPromptNow,
  type PromptNow,
  type PromptRow,
  type VersionRow,
} from './version-rows.ts';

/**
 * Changes a prompt; what is left out stays. Another text or configuration adds a version, the same one does not.
 * Errors: `forbidden`, `prompt_not_found`, `project_not_found`, `prompt_slug_taken`, `validation_failed`, `refining_limit_exceeded`.
 */
export async function updatePrompt(
  ctx: CallerContext<'clock' | 'refiner'>,
  { id, ...input }: UpdatePromptBody & { id: string },
): Promise<PromptReply> {
  requirePermission(ctx, 'prompts:write');
  const name = readName(input);
  // Before the lock: counting the tokens of a long text takes a while.
  const { version } = await ctx.tenant.run((tx) => findPromptNow(ctx, tx, id));
  let described = await contentAfter(ctx, version, input);
  try {
    return await mutate(ctx, 'prompt.update', async (tx) => {
      const before = await lockPromptNow(ctx, tx, id);
      if (before.version.number !== version.number)
        described = await contentAfter(ctx, before.version, input);
      const after = await addVersion(ctx, tx, before, described, input.note ?? null);
      const prompt = await changeDetails(ctx, tx, after.prompt, {
        ...(name === undefined ? {} : { name }),
        ...detailsOf(input),
        ...(input.projectId === undefined ? {} : { projectId: await findProject(ctx, tx, input.projectId) }),
      });
      const result = toPromptReply(ctx, { prompt, version: after.version });
      return { target: id, before: auditedPrompt(before.prompt), after: auditedPrompt(prompt), result };
    });
  } catch (error) {
    if (!violates(error, 'prompts_slug_key')) throw error;
    throw new DomainError('prompt_slug_taken', 'Another prompt of the organization has this slug.');
  }
}

/** What the prompt would say after a request; null where that is what the version says. */
async function contentAfter(
  ctx: CallerContext<'refiner'>,
  version: VersionRow,
  input: UpdatePromptBody,
): Promise<VersionContent | null> {
  const { messages, sections } = version;
  const text = readText(input, sections) ?? { messages, sections };
  const config = readConfig(input, version.config);
  return hashVersion(text, config) === version.hash ? null : describeVersion(ctx, text, config);
}

async function addVersion(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  before: PromptNow,
  content: VersionContent | null,
  note: string | null,
): Promise<PromptNow> {
  if (!content) return before;
  const { prompt } = before;
  const number = prompt.latest + 1;
  const place = { promptId: prompt.id, number, kind: 'authored', parent: prompt.latest, note } as const;
  const version = await insertVersion(ctx, tx, place, content);
  return { prompt: { ...prompt, latest: number, type: typeOf(content.messages) }, version };
}

const detailsOf = ({ slug, folder, description, category, tags }: UpdatePromptBody): Partial<PromptRow> => ({
  ...(slug === undefined ? {} : { slug }),
  ...(folder === undefined ? {} : { folder }),
  ...(description === undefined ? {} : { description }),
  ...(category === undefined ? {} : { category }),
  ...(tags === undefined ? {} : { tags }),
});

async function changeDetails(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { id, latest, type }: PromptRow,
  details: Partial<PromptRow>,
): Promise<PromptRow> {
  const [row] = await tx
    .update(prompts)
    .set({ ...details, latest, type, updatedAt: ctx.clock.now() })
    .where(whereOwn(ctx, prompts, id))
    .returning();
  if (!row) throw new DomainError('prompt_not_found');
  return row;
}
