import { readDraft, writeDraft } from '../../session/drafts.ts';
import type { Sent } from './what-came.ts';

/** Keeps the message that is on its way; null: none is. */
export function writeSent(name: string, sent: Sent | null): void {
  writeDraft(name, sent ? `${sent.before}\n${sent.content}` : '');
}

/** The message of which nobody knew what came when the page was left; null where there is none. */
export function readSent(name: string): Sent | null {
  const [, before, content] = /^(\d+)\n(.*)$/s.exec(readDraft(name)) ?? [];
  return before && content ? { content, before: Number(before) } : null;
}

/** Where the drafts of a chat are kept: of the next message, and of the one that is on its way. */
export function draftNames(organizationId: string, id: string): { text: string; sent: string } {
  const text = `chat.${organizationId}.${id}`;
  return { text, sent: `${text}.sent` };
}

/** Of a chat that is not there any more. */
export function forgetDraftsOf(organizationId: string, id: string): void {
  for (const name of Object.values(draftNames(organizationId, id))) writeDraft(name, '');
}
