import { createHash } from 'node:crypto';
import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import { toReadable } from '../../../prompt-quality/readable-text.ts';

/**
 * SHA-256 of the contents of messages as people read them, without regard to capitals, white space, and how
 * they are divided into messages. The same text of another organization has another one.
 */
export const textHash = (organizationId: string, messages: readonly PromptMessage[]): string =>
  hashOf([organizationId, 'text', asRead(joinContents(messages))]);

/** SHA-256 of the kind and the words of what screening found. */
export const placeHash = (organizationId: string, what: string, words: string): string =>
  hashOf([organizationId, what, asRead(words)]);

const asRead = (text: string): string => toReadable(text).text.toLowerCase().replace(/\s+/gu, ' ').trim();

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
