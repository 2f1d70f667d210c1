import type { ChangedPromptReply, CreatePromptBody, VersionOrigin } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { bindResource } from '../../idempotency/idempotency.ts';
import { PROMPTS } from '../../meters/meters.ts';
import { findProject } from '../../projects/find-project.ts';
import { reserveQuota } from '../../usage/quota.ts';
import { approveAfterCommit } from '../publishing/approve-after-commit.ts';
import { auditedPublication } from '../publishing/audited-publication.ts';
import { changePublication } from '../publishing/change-publication.ts';
import { type CopySource, findCopySource } from '../publishing/find-copy-source.ts';
import { makeSearchable } from './internal/change-prompt.ts';
import { type ExpandedText, expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { insertPrompt } from './internal/insert-prompt.ts';
import { describeVersion, insertVersion } from './internal/new-version.ts';
import { readConfig } from './internal/read-config.ts';
import { readName } from './internal/read-name.ts';
import { readText } from './internal/read-text.ts';
import { auditedPrompt, toPromptReply } from './internal/to-prompt-reply.ts';
import { typeOf } from './type-of.ts';
import { withWarnings } from './with-warnings.ts';

type CreateContext = CallerContext<
  'clock' | 'db' | 'logger' | 'platformDb' | 'quotas' | 'refiner' | 'settings'
>;

/**
 * Makes a prompt with its first version: of the text in the request, or of a public prompt. Without a slug it
 * gets one from its name, with a number where that is taken. A copy has the name of the public prompt where
 * none is given.
 * Errors: `forbidden`, `validation_failed`, `project_not_found`, `prompt_name_taken`, `prompt_slug_taken`,
 * `include_invalid`, `refining_limit_exceeded`, `quota_exceeded`, `published_prompt_not_found`,
 * `screening_failed`.
 */
export async function createPrompt(ctx: CreateContext, input: CreatePromptBody): Promise<ChangedPromptReply> {
  requirePermission(ctx, 'prompts:write');
  const copied = input.copyOf === undefined ? null : await findCopySource(ctx, input.copyOf);
  const name = readName(input) ?? copied?.name;
  if (name === undefined) throw invalidField('name', 'is required');
  const expand = expanderOf(ctx, input, copied);
  const config = readConfig(input, copied?.config ?? {});
  const draft = async (tx: Transaction) => ({ text: await expand(tx), config });
  const ahead = await describeVersion(ctx, await ctx.tenant.run(draft));
  // The reply has the texts of others.
  if (ahead.source) requirePermission(ctx, 'prompts:read');
  const reply = await mutate(ctx, 'prompt.create', async (tx) => {
    if (ahead.source) await lockIncludes(ctx, tx);
    const content = await describeVersion(ctx, await draft(tx), ahead);
    const projectId = await findProject(ctx, tx, input.projectId);
    const { tags = copied?.tags, category = copied?.category, description = copied?.description } = input;
    const prompt = await insertPrompt(
      ctx,
      tx,
      { slug: input.slug },
      {
        projectId,
        name,
        type: typeOf(content.messages),
        tags: tags ?? [],
        folder: input.folder ?? null,
        category: category ?? null,
        description: description ?? null,
      },
    );
    const version = await insertVersion(
      ctx,
      tx,
      { promptId: prompt.id, number: 1 },
      { kind: 'authored', parent: null, note: input.note ?? null, origin: originOf(input, copied) },
      content,
    );
    await makeSearchable(tx, prompt, version);
    const after = { prompt, version, publication: null };
    const publication = await changePublication(ctx, tx, { before: null, after }, input);
    await bindResource(tx, ctx, prompt.id);
    await reserveQuota(ctx, tx, { organizationId: prompt.organizationId, meter: PROMPTS, amount: 1 });
    const result = toPromptReply(ctx, { prompt, version, labels: {}, enriched: null, publication });
    return {
      target: prompt.id,
      after: { ...auditedPrompt(prompt), ...auditedPublication(publication) },
      result,
    };
  });
  return withWarnings(await approveAfterCommit(ctx, reply));
}

/**
 * Reads the text of the request, or takes that of the public prompt as it is: it includes nothing any more.
 */
function expanderOf(
  ctx: CreateContext,
  input: CreatePromptBody,
  copied: CopySource | null,
): (tx: Transaction) => Promise<ExpandedText> {
  const text = readText(input, null);
  if (copied) {
    if (text) throw invalidField('copyOf', 'cannot be combined with a text');
    const { messages } = copied;
    return async () => ({ messages, sections: null, source: null, includes: [] });
  }
  if (!text) throw invalidField('content', 'is required, or messages, rawPrompt, task or copyOf');
  return (tx) => expandIncludes(ctx, tx, null, text);
}

const originOf = ({ copyOf }: CreatePromptBody, copied: CopySource | null): VersionOrigin | null =>
  copyOf === undefined || !copied ? null : { kind: 'copy', id: copyOf, version: copied.version };
