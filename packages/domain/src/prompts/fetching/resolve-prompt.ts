import {
  DEFAULT_LABEL,
  type ResolvedPromptReply,
  type ResolveQuery,
} from '@refinery/contracts/prompt-labels.ts';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import type { FoundArm } from '../../context/fetch-prompt.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { typeOf } from '../versions/type-of.ts';

/**
 * What a program that runs a prompt needs of it: the version that has a label (default: `production`), or the
 * one with a number. By its name, of several the oldest, else by its slug: a prompt that is made later never
 * takes the place of one in use. One round trip to the database, and nothing after it: no audit entry.
 * Errors: `forbidden`, `validation_failed` for both, `prompt_not_found`, `label_not_found`,
 * `prompt_version_not_found`.
 */
export async function resolvePrompt(
  ctx: CallerContext<'fetchPrompt'>,
  input: ResolveQuery,
): Promise<ResolvedPromptReply> {
  requirePermission(ctx, 'prompts:read');
  if (input.label !== undefined && input.version !== undefined) {
    throw invalidField('version', 'cannot be combined with label');
  }
  const { version = null, label = version === null ? DEFAULT_LABEL : null } = input;
  const found = await ctx.fetchPrompt(ctx.actor.organizationId, { name: input.name, label, version });
  if (!found) throw new DomainError('prompt_not_found');
  const { name, slug, version: number, messages, config, variables, abTest } = found;
  if (number === null) throw noVersion(label, version);
  return {
    name,
    slug,
    version: number,
    label,
    type: typeOf(messages),
    template: joinContents(messages),
    messages,
    config,
    variables,
    ...(abTest && { abTest: { ...abTest, arms: abTest.arms.map(toArm) } }),
  };
}

const toArm = (arm: FoundArm) => ({ ...arm, template: joinContents(arm.messages) });

const noVersion = (label: string | null, version: number | null): DomainError =>
  label === null
    ? new DomainError('prompt_version_not_found', `The prompt has no version ${version}.`)
    : new DomainError('label_not_found', `The prompt has no label ${label}.`);
