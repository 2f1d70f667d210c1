import { isDeepStrictEqual } from 'node:util';
import type { ImportedLine } from '@refinery/contracts/prompt-files.ts';
import type { VersionOrigin } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { PROMPTS } from '../../meters/meters.ts';
import { findProject } from '../../projects/find-project.ts';
import { reserveQuota } from '../../usage/quota.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { moveAddresses } from '../label-moves/move-addresses.ts';
import { assertAddressesFree, lockAddresses } from './internal/addresses.ts';
import { changePrompt, makeSearchable, numberAfter } from './internal/change-prompt.ts';
import { type ExpandedText, expandIncludes, lockIncludes } from './internal/expand-includes.ts';
import { insertPrompt } from './internal/insert-prompt.ts';
import { describeVersion, insertVersion, type VersionContent } from './internal/new-version.ts';
import { readConfig } from './internal/read-config.ts';
import { assertTextLength } from './internal/read-text.ts';
import { auditedChange, auditedPrompt } from './internal/to-prompt-reply.ts';
import { typeOf } from './type-of.ts';
import { lockPromptNow } from './version-rows.ts';

type ImportContext = CallerContext<'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'refiner' | 'settings'>;

/** What became of a line. */
export interface Imported {
  outcome: 'created' | 'added' | 'unchanged';
  promptId: string;
  version: number;
}

/**
 * Adds what a line of a file says to the prompt with its slug, or else its name, and makes the prompt where
 * there is none. What is there already is passed over. A version has its number of the file where that is
 * higher than those that are there, else the next one. Errors: `forbidden`, `validation_failed`,
 * `prompt_name_taken`, `prompt_slug_taken`, `refining_limit_exceeded`, `quota_exceeded`, `gate_failed` for
 * another name of a prompt with a guarded label.
 */
export async function importLine(ctx: ImportContext, line: ImportedLine): Promise<Imported> {
  requirePermission(ctx, 'prompts:write');
  assertTextLength('messages', line.messages);
  if (line.source) assertTextLength('source', line.source);
  const config = readConfig({ config: line.config ?? {} }, {});
  const draft = async (tx: Transaction) => ({ text: await textOf(ctx, tx, line), config });
  const ahead = await describeVersion(ctx, await ctx.tenant.run(draft));
  const known = await ctx.tenant.run((tx) => findLine(ctx, tx, line, ahead));
  if (known.version !== null && known.promptId !== null)
    return { outcome: 'unchanged', promptId: known.promptId, version: known.version };
  let deliveries: DeliveryId[] = [];
  const imported = await mutate<Imported>(ctx, 'prompt.import', async (tx) => {
    // One line at a time: of two that say the same, the second finds what the first has made.
    await lockIncludes(ctx, tx);
    const content = await describeVersion(ctx, await draft(tx), ahead);
    const prompt = await findPromptOf(ctx, tx, line);
    if (!prompt) return insertLine(ctx, tx, line, content);
    const promptId = prompt.id;
    await lockAddresses(ctx, tx);
    const before = await lockPromptNow(ctx, tx, promptId);
    // After the lock: what others have changed by then is seen.
    const { version } = await findLine(ctx, tx, line, content);
    if (version !== null) return { unchanged: { outcome: 'unchanged', promptId, version } };
    const making = { kind: 'authored', note: line.note ?? null, origin: originOf(line) } as const;
    const { name, folder, category, description, tags } = line;
    const stays = { projectId: undefined, slug: undefined };
    const details = { ...stays, name, folder, category, description, tags };
    if (line.name !== before.prompt.name) await assertAddressesFree(ctx, tx, promptId, { name: line.name });
    const added = { making, content, wanted: line.version };
    const after = await changePrompt(ctx, tx, before, { details, version: added });
    deliveries = await moveAddresses(ctx, tx, { promptId, before: before.prompt, after: after.prompt });
    const result: Imported = { outcome: 'added', promptId, version: after.version.number };
    return { ...auditedChange(before, after), result };
  });
  await startDeliveries(ctx, deliveries);
  return imported;
}

/** The text of a line; with its includes where they make the same text here. */
async function textOf(ctx: CallerContext, tx: Transaction, line: ImportedLine): Promise<ExpandedText> {
  const { messages, source, sections = null } = line;
  const verbatim = { messages, sections, source: null, includes: [] };
  if (!source) return verbatim;
  try {
    const expanded = await expandIncludes(ctx, tx, (await findPromptOf(ctx, tx, line))?.id ?? null, {
      messages: source,
      sections,
    });
    return isDeepStrictEqual(expanded.messages, messages) ? expanded : verbatim;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'include_invalid') return verbatim;
    throw error;
  }
}

/** The prompt that a line is of. */
async function findPromptOf({ actor }: CallerContext, tx: Transaction, { slug, name }: ImportedLine) {
  const own = eq(prompts.organizationId, actor.organizationId);
  const [prompt] = await tx
    .select({ id: prompts.id, latest: prompts.latest })
    .from(prompts)
    .where(and(own, slug === undefined ? eq(prompts.name, name) : eq(prompts.slug, slug)))
    .orderBy(asc(prompts.id))
    .limit(1);
  return prompt;
}

/**
 * The prompt that a line is of, null for none, and its version that the line made, null for none: one that
 * says the same and has the number of the line, there or in the file. Without a number it is the newest that
 * is compared.
 */
async function findLine(
  ctx: CallerContext,
  tx: Transaction,
  line: ImportedLine,
  { hash }: VersionContent,
): Promise<{ promptId: string | null; version: number | null }> {
  const { version } = line;
  const prompt = await findPromptOf(ctx, tx, line);
  if (!prompt) return { promptId: null, version: null };
  const [made] = await tx
    .select({ number: promptVersions.number })
    .from(promptVersions)
    .where(
      and(
        eq(promptVersions.organizationId, ctx.actor.organizationId),
        eq(promptVersions.promptId, prompt.id),
        eq(promptVersions.hash, hash),
        version === undefined ? eq(promptVersions.number, prompt.latest) : isOfLine(version),
      ),
    )
    .limit(1);
  return { promptId: prompt.id, version: made?.number ?? null };
}

const isOfLine = (version: number): SQL | undefined =>
  or(
    eq(promptVersions.number, version),
    sql`${promptVersions.origin} ->> 'kind' = 'import' and (${promptVersions.origin} ->> 'version')::int = ${version}`,
  );

async function insertLine(ctx: ImportContext, tx: Transaction, line: ImportedLine, content: VersionContent) {
  const { name, folder = null, category = null, description = null, tags = [] } = line;
  const details = {
    name,
    folder,
    category,
    description,
    tags,
    projectId: await findProject(ctx, tx, undefined),
    type: typeOf(content.messages),
  };
  const number = numberAfter(0, line.version);
  const prompt = await insertPrompt(ctx, tx, { slug: line.slug, latest: number }, details);
  const making = { kind: 'authored', parent: null, note: line.note ?? null, origin: originOf(line) } as const;
  const version = await insertVersion(ctx, tx, { promptId: prompt.id, number }, making, content);
  await makeSearchable(tx, prompt, version);
  await reserveQuota(ctx, tx, { organizationId: prompt.organizationId, meter: PROMPTS, amount: 1 });
  const result = { outcome: 'created' as const, promptId: prompt.id, version: number };
  return { target: prompt.id, after: auditedPrompt(prompt), result };
}

const originOf = ({ version }: ImportedLine): VersionOrigin => ({
  kind: 'import',
  id: null,
  version: version ?? null,
});
