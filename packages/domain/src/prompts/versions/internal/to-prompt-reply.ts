import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { PromptReply } from '@refinery/contracts/prompts.ts';
import { providerOfModel } from '@refinery/providers/provider-of-model.ts';
import type { CallerContext } from '../../../context/context.ts';
import { toPublicFields } from '../../publishing/find-publications.ts';
import type { LabelledPrompt, PromptNow, PromptRow } from '../version-rows.ts';

/** A prompt as its readers see it, under all names that its parts have. */
export function toPromptReply(
  { actor }: CallerContext,
  { prompt, version, labels, enriched, publication }: LabelledPrompt,
): PromptReply {
  const { id, projectId, name, slug, type, folder, description, category, tags, latest } = prompt;
  const { role, task, context, requirements, style, output } = version.sections ?? {};
  const content = joinContents(version.messages);
  const { messages, source, config, variables, tokens } = version;
  const model = typeof config.model === 'string' ? config.model : null;
  return {
    id,
    projectId,
    name,
    title: name,
    slug,
    type,
    folder,
    description,
    category,
    tags,
    latest,
    labels,
    messages,
    source,
    content,
    config,
    variables,
    tokens,
    rawPrompt: content,
    role: role ?? null,
    task: task ?? null,
    context: context ?? null,
    requirements: requirements ?? null,
    style: style ?? null,
    output: output ?? null,
    model,
    selectedModel: model,
    qualityScore: version.score,
    enrichedPrompt: enriched,
    provider: model === null ? null : (providerOfModel(model) ?? actor.defaults.provider),
    temperature: typeof config.temperature === 'number' ? config.temperature : null,
    ...toPublicFields(publication),
    createdAt: prompt.createdAt.toISOString(),
    updatedAt: prompt.updatedAt.toISOString(),
  };
}

/** What the audit log says of a prompt: numbers, and no text. */
export const auditedPrompt = ({ projectId, type, latest }: PromptRow) => ({ projectId, type, latest });

/** What the audit log says of a prompt that was changed. */
export const auditedChange = (before: PromptNow, after: PromptNow) => ({
  target: after.prompt.id,
  before: auditedPrompt(before.prompt),
  after: auditedPrompt(after.prompt),
});
