import type { PropagationReply } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { promptIncludes, prompts } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { changePrompt } from './internal/change-prompt.ts';
import { expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { describeVersion, hashVersion, type VersionContent } from './internal/new-version.ts';
import { auditedPrompt } from './internal/to-reply.ts';
import { findIncludes, findPromptNow, findVersion, lockPromptNow, type VersionRow } from './version-rows.ts';

/** A version of a prompt, which others include. */
interface Included {
  promptId: string;
  version: number;
}

/**
 * Makes new versions of the prompts whose newest ones include a prompt, with the text of this version, and of those that include them. Each is
 * a change of its own; called again, it goes on where it ended.
 * Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function propagatePromptVersion(
  ctx: CallerContext<'clock' | 'refiner'>,
  { id, n }: { id: string; n: number },
): Promise<PropagationReply> {
  requirePermission(ctx, 'prompts:write');
  await ctx.tenant.run((tx) => findVersion(ctx, tx, id, n));
  const reply: PropagationReply = { promptId: id, version: n, updated: [], failed: [] };
  // A prompt may include several of those that changed: it is visited after each.
  const waiting: Included[] = [{ promptId: id, version: n }];
  for (let included = waiting.shift(); included; included = waiting.shift()) {
    for (const { promptId, slug } of await findIncluders(ctx, included)) {
      try {
        const { version, isNew } = await updateIncluder(ctx, promptId, included);
        waiting.push({ promptId, version });
        if (isNew) reply.updated.push({ promptId, slug, version });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        reply.failed.push({ promptId, slug, code: error.code, detail: error.message });
      }
    }
  }
  return reply;
}

/** The prompts whose newest version includes a prompt, whichever version of it. */
const findIncluders = (ctx: CallerContext, { promptId }: Included) =>
  ctx.tenant.run((tx) =>
    tx
      .select({ promptId: prompts.id, slug: prompts.slug })
      .from(promptIncludes)
      .innerJoin(
        prompts,
        and(eq(prompts.id, promptIncludes.promptId), eq(prompts.latest, promptIncludes.version)),
      )
      .where(
        and(
          eq(promptIncludes.organizationId, ctx.actor.organizationId),
          eq(promptIncludes.includedId, promptId),
        ),
      )
      .orderBy(asc(prompts.id)),
  );

/** Brings the version to one prompt that includes it, where it does not have that text already. Gives its newest number. */
async function updateIncluder(
  ctx: CallerContext<'clock' | 'refiner'>,
  id: string,
  included: Included,
): Promise<{ version: number; isNew: boolean }> {
  const { version } = await ctx.tenant.run((tx) => findPromptNow(ctx, tx, id));
  const seen = await ctx.tenant.run((tx) => contentWith(ctx, tx, version, included));
  if (!seen) return { version: version.number, isNew: false };
  const note = `Includes version ${included.version} of a prompt that it includes`;
  return mutate(ctx, 'prompt.update', async (tx) => {
    await lockIncludes(ctx, tx);
    const before = await lockPromptNow(ctx, tx, id);
    const isSame = before.version.number === version.number;
    const content = isSame ? seen : await contentWith(ctx, tx, before.version, included);
    const making = {
      kind: 'authored',
      note,
      origin: { kind: 'include', id: included.promptId, version: included.version },
    } as const;
    const after = await changePrompt(ctx, tx, before, { version: content && { making, content } });
    return {
      ...{ target: id, before: auditedPrompt(before.prompt), after: auditedPrompt(after.prompt) },
      result: { version: after.version.number, isNew: content !== null },
    };
  });
}

/** What a version says with this version of a prompt in it; null where that is what it says, or where it includes that prompt no more. */
async function contentWith(
  ctx: CallerContext<'refiner'>,
  tx: Transaction,
  version: VersionRow,
  { promptId, version: number }: Included,
): Promise<VersionContent | null> {
  const { source, sections, config } = version;
  const pinned = (await findIncludes(ctx, tx, version)).map((one) => [one.includedId, one.number] as const);
  if (!source || !pinned.some(([id]) => id === promptId)) return null;
  const pins = new Map([...pinned, [promptId, number] as const]);
  const text = await expandIncludes(ctx, tx, version.promptId, { messages: source, sections }, pins);
  return hashVersion(text, config) === version.hash ? null : describeVersion(ctx, text, config);
}
