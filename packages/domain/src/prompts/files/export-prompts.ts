import type { ExportQuery, PromptLine } from '@refinery/contracts/prompt-files.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { findLabels, type Labels, type PromptRow, type VersionRow } from '../versions/version-rows.ts';

/**
 * Read at once: each page is a short transaction of its own, so a slow reader holds none open. Versions may
 * be long.
 */
const PAGE_PROMPTS = 100;
const PAGE_VERSIONS = 20;

/**
 * Every version of every prompt of the organization, the oldest prompt first. Errors, before the first:
 * `forbidden`.
 */
export async function exportPrompts(
  ctx: CallerContext,
  query: ExportQuery,
): Promise<AsyncIterable<PromptLine>> {
  requirePermission(ctx, 'prompts:read');
  return readPrompts(ctx, query);
}

async function* readPrompts(ctx: CallerContext, { projectId }: ExportQuery): AsyncIterable<PromptLine> {
  const { organizationId } = ctx.actor;
  let after: string | undefined;
  for (;;) {
    const page = await ctx.tenant.run(async (tx) => {
      const rows = await tx
        .select()
        .from(prompts)
        .where(
          and(
            eq(prompts.organizationId, organizationId),
            projectId === undefined ? undefined : eq(prompts.projectId, projectId),
            after === undefined ? undefined : gt(prompts.id, after),
          ),
        )
        .orderBy(asc(prompts.id))
        .limit(PAGE_PROMPTS);
      const labels = await findLabels(
        ctx,
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map((prompt) => ({ prompt, labels: labels(prompt.id) }));
    });
    for (const { prompt, labels } of page) {
      for await (const version of readVersions(ctx, prompt)) yield toLine(prompt, version, labels);
      after = prompt.id;
    }
    if (page.length < PAGE_PROMPTS) return;
  }
}

async function* readVersions(ctx: CallerContext, { id }: PromptRow): AsyncIterable<VersionRow> {
  let after = 0;
  for (;;) {
    const rows = await ctx.tenant.run((tx) =>
      tx
        .select()
        .from(promptVersions)
        .where(
          and(
            eq(promptVersions.organizationId, ctx.actor.organizationId),
            eq(promptVersions.promptId, id),
            gt(promptVersions.number, after),
          ),
        )
        .orderBy(asc(promptVersions.number))
        .limit(PAGE_VERSIONS),
    );
    for (const row of rows) {
      yield row;
      after = row.number;
    }
    if (rows.length < PAGE_VERSIONS) return;
  }
}

const toLine = (prompt: PromptRow, version: VersionRow, labels: Labels): PromptLine => ({
  slug: prompt.slug,
  name: prompt.name,
  folder: prompt.folder,
  description: prompt.description,
  category: prompt.category,
  tags: prompt.tags,
  version: version.number,
  messages: version.messages,
  source: version.source,
  sections: version.sections,
  config: version.config,
  note: version.note,
  labels: Object.keys(labels).filter((label) => labels[label] === version.number),
  createdAt: version.createdAt.toISOString(),
});
