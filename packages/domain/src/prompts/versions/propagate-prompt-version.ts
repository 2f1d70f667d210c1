import type { PropagationReply, VersionOrigin } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { changePrompt } from './internal/change-prompt.ts';
import {
  type ExpandedText,
  expandIncludes,
  lockIncludes,
  MAX_DEPTH,
  type Pins,
} from './internal/expand-includes.ts';
import { findIncluders, type Includer } from './internal/find-includers.ts';
import { type Draft, describeVersion, hashVersion } from './internal/new-version.ts';
import { auditedChange } from './internal/to-prompt-reply.ts';
import { findIncludes, findPromptNow, findVersion, lockPromptNow, type VersionRow } from './version-rows.ts';

/** Which versions of prompts are brought to those that include them: numbers by the ids of prompts. */
type Brought = Map<string, number>;

/** What a prompt would say with them, and one of them. */
interface NewDraft extends Draft {
  origin: VersionOrigin;
}

/**
 * Makes new versions of the prompts whose newest ones include a prompt, with the text of this version, and of
 * those that include them. Each gets one, with all that changed. Each is a change of its own; called again,
 * it goes on where it ended.
 * Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function propagatePromptVersion(
  ctx: CallerContext<'clock' | 'refiner'>,
  { id, n }: { id: string; n: number },
): Promise<PropagationReply> {
  requirePermission(ctx, 'prompts:write');
  await ctx.tenant.run((tx) => findVersion(ctx, tx, id, n));
  const reply: PropagationReply = { promptId: id, version: n, updated: [], failed: [] };
  const brought: Brought = new Map([[id, n]]);
  for (const { promptId, slug } of await findAllIncluders(ctx, id)) {
    try {
      const done = await updateIncluder(ctx, promptId, brought);
      if (!done) continue;
      brought.set(promptId, done.version);
      if (done.isNew) reply.updated.push({ promptId, slug, version: done.version });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reply.failed.push({ promptId, slug, code: error.code, detail: error.message });
    }
  }
  return reply;
}

/** All prompts that include one, also through others. Each comes after those that it includes itself. */
async function findAllIncluders(ctx: CallerContext, id: string): Promise<Includer[]> {
  const found = new Map<string, Includer>();
  let level = [id];
  // One level more than includes may go: what is too deep is told.
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const ids = level;
    const includers = await ctx.tenant.run((tx) => findIncluders(ctx, tx, ids));
    for (const includer of includers) {
      // Found again on a longer way: it moves behind what it includes there.
      found.delete(includer.promptId);
      found.set(includer.promptId, includer);
    }
    level = includers.map(({ promptId }) => promptId);
  }
  found.delete(id);
  return [...found.values()];
}

/** The newest number of a prompt, and whether it is new. */
interface Updated {
  version: number;
  isNew: boolean;
}

/**
 * Brings versions to one prompt, where it does not have their texts already. Gives its newest number; null
 * where it includes none of them.
 */
async function updateIncluder(
  ctx: CallerContext<'clock' | 'refiner'>,
  id: string,
  brought: Brought,
): Promise<Updated | null> {
  const { version } = await ctx.tenant.run((tx) => findPromptNow(ctx, tx, id));
  const seen = await ctx.tenant.run((tx) => draftWith(ctx, tx, version, brought));
  if (!seen) return null;
  if (seen === 'same') return { version: version.number, isNew: false };
  const ahead = await describeVersion(ctx, seen);
  return mutate<Updated>(ctx, 'prompt.update', async (tx) => {
    await lockIncludes(ctx, tx);
    const before = await lockPromptNow(ctx, tx, id);
    // Once more: what it includes may have been deleted or renamed meanwhile, or it says something else.
    const now = await draftWith(ctx, tx, before.version, brought);
    if (now === null || now === 'same') {
      return { unchanged: { version: before.version.number, isNew: false } };
    }
    const { origin } = now;
    const note = `Includes version ${origin.version} of a prompt that it includes`;
    const making = { kind: 'authored', origin, note } as const;
    const content = await describeVersion(ctx, now, ahead);
    const after = await changePrompt(ctx, tx, before, { version: { making, content } });
    return { ...auditedChange(before, after), result: { version: after.version.number, isNew: true } };
  });
}

/**
 * What a version says with other versions of prompts in it; `same` where it says that already; null where it
 * includes none of them.
 */
async function draftWith(
  ctx: CallerContext,
  tx: Transaction,
  version: VersionRow,
  brought: Brought,
): Promise<NewDraft | 'same' | null> {
  const { source, sections, config } = version;
  const pinned = await findIncludes(ctx, tx, version);
  const touched = pinned.filter(({ includedId }) => brought.has(includedId));
  if (!source || touched.length === 0) return null;
  const moved = touched.find(({ includedId, number }) => brought.get(includedId) !== number);
  if (!moved) return 'same';
  const pins = new Map(
    pinned.map(({ includedId, number }) => [includedId, brought.get(includedId) ?? number] as const),
  );
  const text = await expandIncludes(ctx, tx, version.promptId, { messages: source, sections }, pins);
  assertSamePrompts(text, pins);
  if (hashVersion(text, config) === version.hash) return 'same';
  const { includedId } = moved;
  const origin = { kind: 'include', id: includedId, version: pins.get(includedId) ?? null } as const;
  return { text, config, origin };
}

/** The text names prompts by slugs, which may be those of others by now. */
function assertSamePrompts({ includes }: ExpandedText, pins: Pins): void {
  if (includes.length === pins.size && includes.every(({ includedId }) => pins.has(includedId))) return;
  throw new DomainError(
    'include_invalid',
    'A prompt that it includes has another slug by now. Save the text with the new slug.',
  );
}
