import { isDeepStrictEqual } from 'node:util';
import type { ChangedPromptReply, UpdatePromptBody } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { findProject } from '../../projects/find-project.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { moveAddresses } from '../label-moves/move-addresses.ts';
import { approveAfterCommit } from '../publishing/approve-after-commit.ts';
import { auditedPublication } from '../publishing/audited-publication.ts';
import { changePublication } from '../publishing/change-publication.ts';
import { assertAddressesFree, lockAddresses } from './internal/addresses.ts';
import { type ChangedDetails, changePrompt } from './internal/change-prompt.ts';
import { type ExpandedText, expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { type Draft, describeVersion, hashVersion } from './internal/new-version.ts';
import { readConfig } from './internal/read-config.ts';
import { readName } from './internal/read-name.ts';
import { type PromptText, readText } from './internal/read-text.ts';
import { auditedChange, toPromptReply } from './internal/to-prompt-reply.ts';
import {
  findIncludes,
  findPromptNow,
  lockPromptNow,
  type PromptNow,
  type PromptRow,
  type VersionRow,
} from './version-rows.ts';
import { withWarnings } from './with-warnings.ts';

/**
 * What somebody has seen of a prompt: its newest version, and when it was last changed, in ms since 1970,
 * where they know.
 */
interface Seen {
  number: number;
  changedAt: number | null;
}

type Change = UpdatePromptBody & { id: string; ifMatch?: Seen[] };

/**
 * Changes a prompt; what is left out stays. Another text or configuration adds a version, the same one does
 * not. With `ifMatch`, only a prompt that is as it was seen. A prompt that is public is published anew where
 * what everybody sees of it has changed. Errors: `forbidden`, `prompt_not_found`, `project_not_found`,
 * `prompt_name_taken`, `prompt_slug_taken`, `version_conflict`, `validation_failed`, `include_invalid`,
 * `refining_limit_exceeded`, `screening_failed`, and for another slug or name of a prompt with a guarded
 * label `gate_failed`.
 */
export async function updatePrompt(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'platformDb' | 'queues' | 'refiner' | 'settings'>,
  input: Change,
): Promise<ChangedPromptReply> {
  requirePermission(ctx, 'prompts:write');
  // The reply has the text.
  requirePermission(ctx, 'prompts:read');
  const { id, ifMatch, note = null } = input;
  const { version } = await ctx.tenant.run((tx) => findPromptNow(ctx, tx, id));
  const seen = await ctx.tenant.run((tx) => draftAfter(ctx, tx, version, input));
  const ahead = seen && (await describeVersion(ctx, seen));
  let deliveries: DeliveryId[] = [];
  const reply = await mutate(ctx, 'prompt.update', async (tx) => {
    if (version.source ?? ahead?.source) await lockIncludes(ctx, tx);
    if (readName(input) !== undefined || input.slug !== undefined) await lockAddresses(ctx, tx);
    const before = await lockPromptNow(ctx, tx, id);
    assertMatch(before, ifMatch);
    const details = await detailsOf(ctx, tx, before.prompt, input);
    const now = await draftAfter(ctx, tx, before.version, input);
    const making = { kind: 'authored', note } as const;
    const added = now && { making, content: await describeVersion(ctx, now, ahead) };
    const touched = input.isPublic !== undefined && input.isPublic !== (before.publication?.newest != null);
    const after = await changePrompt(ctx, tx, before, { details, touched, version: added });
    deliveries = await moveAddresses(ctx, tx, { promptId: id, before: before.prompt, after: after.prompt });
    const publication = await changePublication(ctx, tx, { before, after }, input);
    const result = toPromptReply(ctx, { ...after, publication });
    const change = auditedChange(before, after);
    return {
      target: id,
      before: { ...change.before, ...auditedPublication(before.publication) },
      after: { ...change.after, ...auditedPublication(publication) },
      result,
    };
  });
  await startDeliveries(ctx, deliveries);
  return withWarnings(await approveAfterCommit(ctx, reply));
}

/** What the prompt would say after a request; null where that is what the version says. */
async function draftAfter(
  ctx: CallerContext,
  tx: Transaction,
  version: VersionRow,
  input: Change,
): Promise<Draft | null> {
  const written = readText(input, version.sections);
  const text = await (written ? writtenText(ctx, tx, version, written) : unchangedText(ctx, tx, version));
  const config = readConfig(input, version.config);
  return hashVersion(text, config) === version.hash ? null : { text, config };
}

/**
 * A text with what it includes. The text of the version, sent back as it was read, keeps what that included.
 */
async function writtenText(
  ctx: CallerContext,
  tx: Transaction,
  version: VersionRow,
  written: PromptText,
): Promise<ExpandedText> {
  const text = await expandIncludes(ctx, tx, version.promptId, written);
  const isSame =
    text.source === null &&
    isDeepStrictEqual([text.messages, text.sections], [version.messages, version.sections]);
  return isSame ? unchangedText(ctx, tx, version) : text;
}

/** The text of a version with what it included then. */
const unchangedText = async (
  ctx: CallerContext,
  tx: Transaction,
  version: VersionRow,
): Promise<ExpandedText> => ({
  messages: version.messages,
  sections: version.sections,
  source: version.source,
  includes: await findIncludes(ctx, tx, version),
});

function assertMatch({ prompt, version }: PromptNow, ifMatch: readonly Seen[] | undefined): void {
  if (!ifMatch) return;
  const same = ifMatch.filter(({ number }) => number === version.number);
  const changedAt = prompt.updatedAt.getTime();
  if (same.some((seen) => seen.changedAt === null || seen.changedAt === changedAt)) return;
  const now = same.length > 0 ? 'Somebody has changed the prompt' : `The newest version is ${version.number}`;
  throw new DomainError('version_conflict', `${now} by now. Read it, and change it again.`);
}

async function detailsOf(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  prompt: PromptRow,
  input: Change,
): Promise<ChangedDetails> {
  const { slug, folder, description, category, tags } = input;
  const name = readName(input);
  await assertAddressesFree(ctx, tx, prompt.id, {
    name: name === prompt.name ? undefined : name,
    slug: slug === prompt.slug ? undefined : slug,
  });
  return {
    name,
    slug,
    folder,
    description,
    category,
    tags,
    projectId: input.projectId === undefined ? undefined : await findProject(ctx, tx, input.projectId),
  };
}
