import { createHash } from 'node:crypto';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import type { publishedPrompts } from '@refinery/db/schema/published-prompts.ts';

/** A prompt and the version of it that is published. */
export interface PromptAndVersion {
  prompt: Pick<
    typeof prompts.$inferSelect,
    'id' | 'name' | 'description' | 'category' | 'tags' | 'type' | 'organizationId'
  >;
  version: Pick<
    typeof promptVersions.$inferSelect,
    'number' | 'messages' | 'config' | 'variables' | 'tokens' | 'score' | 'rulesVersion'
  >;
}

/** What everybody is shown of a prompt: nothing of its people, its organization, its folders and its slug. */
export type Shown = Pick<
  typeof publishedPrompts.$inferSelect,
  | 'name'
  | 'description'
  | 'category'
  | 'tags'
  | 'type'
  | 'messages'
  | 'config'
  | 'variables'
  | 'tokens'
  | 'score'
>;

/** What becomes a row: what is shown, and what is made of that. */
export type Snapshot = Shown &
  Pick<typeof publishedPrompts.$inferSelect, 'version' | 'rulesVersion' | 'excerpt' | 'search' | 'hash'>;

const EXCERPT_LENGTH = 300;

/** Takes the snapshot of a prompt. The same content gives the same hash. */
export function takeSnapshot({ prompt, version }: PromptAndVersion): Snapshot {
  const { name, description, category, tags, type } = prompt;
  const { number, messages, config, variables, tokens, score, rulesVersion } = version;
  const shown = { name, description, category, tags, type, messages, config, variables, tokens, score };
  const content = joinContents(messages);
  return {
    ...shown,
    version: number,
    rulesVersion,
    excerpt: beginningOf(content),
    search: [name, description ?? '', content].join('\n').toLowerCase(),
    hash: createHash('sha256').update(JSON.stringify(shown)).digest('hex'),
  };
}

/** Not the half of a character that takes two code units. */
const beginningOf = (content: string): string =>
  content.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
