import { createHash, createHmac, createSecretKey, type Hash, hkdfSync } from 'node:crypto';
import type { Range } from '@refinery/relay/body/range.ts';
import type { ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import { hashInTurns } from '@refinery/relay/large/hash-in-turns.ts';
import { type PromptParts, promptParts } from '@refinery/relay/marks/prompt-parts.ts';

/** A prompt on its way to one vendor. */
export interface Prompt {
  organizationId: string;
  candidate: { provider: string; model: string };
  bytes: Buffer;
  scan: ScannedBody;
}

/**
 * Names of the parts of a prompt, which only who has the secret can tell. Undefined for what a prompt does
 * not have.
 */
export interface PromptNames {
  tools: string | undefined;
  /** Tools and system texts. */
  system: string | undefined;
  /** Those, and the conversation as the turn before had it. */
  earlier: string | undefined;
  /** The whole prompt. */
  whole: string;
}

/** Makes names of prompts, each organization's and each model's its own. */
export interface PromptNamer {
  of(prompt: Prompt): Promise<PromptNames>;
  /** Of what stays the same in a conversation: tools and system texts, or else what the user said first. */
  conversation(prompt: Prompt): Promise<string>;
}

/** @param secret of all processes; with another one nothing is known any more */
export function createPromptNamer(secret: Buffer): PromptNamer {
  // As an object: of bytes Node finds out with each use what they are, which takes longer than the rest.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'names of prompts', 32)));
  const name = (kind: string, hash: Hash): string =>
    createHmac('sha256', key).update(kind).update(hash.copy().digest()).digest('base64url').slice(0, 32);

  return {
    async of(prompt) {
      const parts = promptParts(prompt.scan);
      const { hash, tools } = await readPrefix(prompt, parts, name);
      const system = parts.tools || parts.system.length > 0 ? name('system', hash) : undefined;
      let earlier: string | undefined;
      if (parts.earlier) {
        await add(prompt, hash, [parts.earlier]);
        earlier = name('prompt', hash);
      }
      if (parts.latest) await add(prompt, hash, [parts.latest]);
      return { tools, system, earlier, whole: name('prompt', hash) };
    },
    async conversation(prompt) {
      const parts = promptParts(prompt.scan);
      const { hash } = await readPrefix(prompt, parts, name);
      if (!parts.tools && parts.system.length === 0) await add(prompt, hash, prompt.scan.firstUserTexts);
      return name('conversation', hash);
    },
  };
}

const add = ({ organizationId, bytes }: Prompt, hash: Hash, ranges: readonly Range[], before?: string) =>
  hashInTurns(organizationId, hash, { bytes, ranges, before });

async function readPrefix(
  prompt: Prompt,
  { tools, system }: PromptParts,
  name: (kind: string, hash: Hash) => string,
): Promise<{ hash: Hash; tools: string | undefined }> {
  const { organizationId, candidate } = prompt;
  const hash = createHash('sha256').update(
    JSON.stringify([organizationId, candidate.provider, candidate.model]),
  );
  if (tools) await add(prompt, hash, [tools]);
  const named = tools ? name('tools', hash) : undefined;
  // With a break, so that two texts are not one.
  await add(prompt, hash, system, '\n');
  hash.update('\n\n');
  return { hash, tools: named };
}
