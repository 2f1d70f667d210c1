import type { OptimizedPromptReply, OptimizePromptBody } from '@refinery/contracts/prompt-optimizations.ts';
import {
  includesIn,
  isPlaceholder,
  joinContents,
  type PromptMessage,
  variablesLost,
} from '@refinery/contracts/prompt-template.ts';
import { PROMPT_SECTIONS, type PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { requirePermission } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { bindResource, keepReply } from '../../idempotency/idempotency.ts';
import { optimizePart } from '../../optimizations/optimize.ts';
import { addVersion, type PromptText, renderSections } from '../versions/add-version.ts';
import { toVersionReply } from '../versions/to-version-reply.ts';
import { findNamedVersion, lockPrompt, type VersionRow } from '../versions/version-rows.ts';

/** A text of a prompt that is refined by itself, and where it stands. */
interface Part {
  /** `messages/0`, or `sections/task`. */
  part: string;
  text: string;
}

/**
 * Refines a version of a prompt: its messages, or the sections it was written in, one by one; what the
 * assistant says stays. Each is an optimization of its own, charged and in the history. All of it is then
 * compared as a whole. With `commit` it becomes a new version, unless something was lost or nothing changed.
 * Errors: `forbidden`, `validation_failed`, `prompt_not_found`, `prompt_version_not_found`,
 * `label_not_found`, and those of `optimize`.
 */
export async function optimizePrompt(
  ctx: ActorContext,
  { id, version: number, label, commit = false, ...options }: OptimizePromptBody & { id: string },
): Promise<OptimizedPromptReply> {
  requirePermission(ctx, 'prompts:read');
  if (commit) requirePermission(ctx, 'prompts:write');
  requirePermission(ctx, 'optimizations:write');
  if (number !== undefined && label !== undefined)
    throw invalidField('version', 'cannot be combined with label');
  const version = await ctx.tenant.run((tx) => findNamedVersion(ctx, tx, id, { version: number, label }));
  // The key of the request belongs to all parts together.
  const { idempotency: _, ...inner } = ctx;
  const parts: OptimizedPromptReply['parts'] = [];
  for (const { part, text } of partsOf(version)) {
    const preserve = [...(options.preserve ?? []), ...includesIn(text)];
    const metadata = { ...options.metadata, promptId: id, part };
    const input = { ...options, text, preserve, metadata, include: 'edits' } as const;
    const optimization = await optimizePart(inner, input, id);
    parts.push({ part, optimization });
  }
  const written = withParts(version, parts);
  const compared = await compare(ctx, version, written);
  const reply = { promptId: id, from: version.number, ...compared, parts };
  const reason = reasonAgainst(compared, parts, changedVariables(version, written)) ?? reasonToShow(commit);
  if (reason !== null) return keepShown(ctx, { ...reply, version: null, reason });
  return commitRefined(ctx, { id, version, written, reply });
}

/**
 * What is refined of a version: as it was written, with its includes, which are refined in prompts of their
 * own.
 */
function partsOf(version: VersionRow): Part[] {
  const { sections } = version;
  if (sections && isRendered(version)) {
    return PROMPT_SECTIONS.flatMap((name) => partIn(`sections/${name}`, sections[name] ?? ''));
  }
  return writtenMessages(version).flatMap((message, index) =>
    isPlaceholder(message) || message.role === 'assistant'
      ? []
      : partIn(`messages/${index}`, message.content),
  );
}

const partIn = (part: string, text: string): Part[] => (text.trim() ? [{ part, text }] : []);
const writtenMessages = ({ source, messages }: VersionRow): PromptMessage[] => source ?? messages;

/** Whether the text is the sections under their headings, and nothing else. */
const isRendered = (version: VersionRow): boolean =>
  joinContents(writtenMessages(version)) === renderSections(version.sections ?? {});

function withParts(version: VersionRow, parts: OptimizedPromptReply['parts']): PromptText {
  const refined = new Map(parts.map(({ part, optimization }) => [part, optimization.refinedText]));
  const { sections } = version;
  if (sections && isRendered(version)) {
    const entries = Object.entries(sections).map(([name, text]) => [
      name,
      refined.get(`sections/${name}`) ?? text,
    ]);
    const after = Object.fromEntries(entries);
    return { messages: [{ role: 'user', content: renderSections(after) }], sections: after };
  }
  const messages = writtenMessages(version).map((message, index) => {
    const content = refined.get(`messages/${index}`);
    return isPlaceholder(message) || content === undefined ? message : { ...message, content };
  });
  return { messages, sections };
}

type Compared = Pick<
  OptimizedPromptReply,
  'originalText' | 'refinedText' | 'edits' | 'originalTokens' | 'refinedTokens' | 'savingsPercentage' | 'lost'
>;

/** The two texts as wholes: single parts may each keep everything, and repeat what another one says. */
async function compare(ctx: ActorContext, version: VersionRow, written: PromptText): Promise<Compared> {
  const { organizationId } = ctx.actor;
  const [originalText, refinedText] = [
    joinContents(writtenMessages(version)),
    joinContents(written.messages),
  ];
  const [{ findings, tokens }, edits] = await Promise.all([
    ctx.refiner.check(organizationId, { original: originalText, rewritten: refinedText, preserve: [] }),
    ctx.refiner.findEdits(organizationId, {
      original: originalText,
      refinedText,
      by: 'model',
      mode: 'direct',
      options: {},
    }),
  ]);
  const saved = tokens.original === 0 ? 0 : 1 - tokens.rewritten / tokens.original;
  const lost = findings.requirements.filter(({ verdict }) => verdict === 'lost');
  return {
    originalText,
    refinedText,
    edits,
    originalTokens: tokens.original,
    refinedTokens: tokens.rewritten,
    savingsPercentage: Math.round(saved * 1_000) / 10,
    lost: lost.map(({ id, text, reason }) => ({ id, text, reason: reason ?? null })),
  };
}

function reasonAgainst(
  { originalText, refinedText, lost }: Compared,
  parts: OptimizedPromptReply['parts'],
  variables: readonly string[],
): string | null {
  if (originalText === refinedText) return 'Nothing could be made shorter.';
  if (lost.length > 0) return `The result would have lost ${count(lost.length, 'requirement')}.`;
  const failed = parts.filter(({ optimization }) => !optimization.checks.passed);
  if (failed.length > 0) return `${failed.map(({ part }) => part).join(', ')} did not pass the checks.`;
  return variables.length > 0
    ? `Code would begin or end around ${variables.join(', ')}, so that values are put in elsewhere.`
    : null;
}

const reasonToShow = (commit: boolean): string | null =>
  commit ? null : 'It was not asked for: `commit` is false.';

/** Variables that became text, and text that became variables: in code they stand for nothing. */
function changedVariables(version: VersionRow, written: PromptText): string[] {
  const before = writtenMessages(version);
  const lost = variablesLost(before, written.messages);
  return [...lost, ...variablesLost(written.messages, before)].map((name) => `{{${name}}}`);
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/**
 * Keeps a reply to what made no version with the prompt, and so no longer than that: it has its text. Errors:
 * `prompt_not_found` where the prompt was deleted meanwhile.
 */
async function keepShown(ctx: ActorContext, reply: OptimizedPromptReply): Promise<OptimizedPromptReply> {
  if (ctx.idempotency)
    await ctx.tenant.run(async (tx) => {
      await lockPrompt(ctx, tx, reply.promptId);
      await bindResource(tx, ctx, reply.promptId);
      await keepReply(ctx, tx, { status: 200, body: reply });
    });
  return reply;
}

async function commitRefined(
  ctx: ActorContext,
  {
    id,
    version,
    written,
    reply,
  }: {
    id: string;
    version: VersionRow;
    written: PromptText;
    reply: Omit<OptimizedPromptReply, 'version' | 'reason'>;
  },
): Promise<OptimizedPromptReply> {
  const [first] = reply.parts;
  const origin = { kind: 'optimization', id: first?.optimization.id ?? null, version: null } as const;
  const note = `Refined: ${reply.savingsPercentage} % shorter`;
  let made: PromptVersionReply | null = null;
  await addVersion(ctx, id, {
    making: { kind: 'refined', parent: version.number, note, origin },
    text: written,
    also: async (tx, row) => {
      made = toVersionReply(row, {});
      await bindResource(tx, ctx, id);
      await keepReply(ctx, tx, { status: 200, body: { ...reply, version: made, reason: null } });
    },
  });
  if (made) return { ...reply, version: made, reason: null };
  return keepShown(ctx, { ...reply, version: null, reason: 'Nothing could be made shorter.' });
}
