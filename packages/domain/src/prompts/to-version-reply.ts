import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import type { Labels, VersionRow } from './version-rows.ts';

/**
 * A version as its readers see it.
 * @param labels of the prompt
 */
export function toVersionReply(version: VersionRow, labels: Labels): PromptVersionReply {
  const { id: _, organizationId: __, createdAt, ...fields } = version;
  const own = Object.keys(labels).filter((label) => labels[label] === version.number);
  return {
    ...{ ...fields, labels: own, content: joinContents(version.messages) },
    createdAt: createdAt.toISOString(),
  };
}
