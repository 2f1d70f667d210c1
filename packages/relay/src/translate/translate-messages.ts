import { type MessageFields, messageFields } from './message-fields.ts';
import type { RawValue } from './raw-value.ts';
import { assistantBlocks } from './translate-assistant.ts';
import { ALL_PARTS, TEXT_PARTS, translateContent } from './translate-parts.ts';
import { type ByteString, writeList, writeObject } from './write-json.ts';

interface Turn {
  role: 'user' | 'assistant' | 'system';
  blocks: ByteString[];
}

function resultBlock(content: RawValue, id: RawValue): ByteString {
  return writeObject({
    type: '"tool_result"',
    tool_use_id: id.expect('string').json(),
    content: content.kind() === 'string' ? content.json() : writeList(translateContent(content, ALL_PARTS)),
  });
}

function blocksOf(message: RawValue, role: string, fields: MessageFields): ByteString[] {
  const { content, tool_call_id: id } = fields;
  if (role === 'assistant') return assistantBlocks(fields);
  if (!content) return message.invalid();
  if (role === 'tool') return [resultBlock(content, id ?? message.invalid())];
  return translateContent(content, role === 'user' ? ALL_PARTS : TEXT_PARTS);
}

/**
 * The turns of a conversation. What follows from the same side is one turn: all results of parallel calls
 * must be in one.
 */
class Turns {
  readonly all: Turn[] = [];

  add(message: RawValue, role: Turn['role'], blocks: ByteString[]): void {
    const last = this.all.at(-1);
    if (role === 'system' && last?.role === 'assistant') this.#misplaced(message);
    if (role === 'user' && last?.role === 'system') this.#misplaced(message);
    if (last?.role === role) for (const block of blocks) last.blocks.push(block);
    else this.all.push({ role, blocks });
  }

  /** @see https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages */
  #misplaced(message: RawValue): never {
    return message.unsupported(
      'Anthropic takes a system message within a conversation only after what the user said and before the reply.',
    );
  }
}

/**
 * Translates the messages. System and developer messages at their beginning become `system`; a later one
 * stays where it is, if that is a place where Anthropic takes it.
 * @throws {UnsupportedParameterError}
 */
export function translateMessages(messages: RawValue): {
  system: ByteString | undefined;
  messages: ByteString;
} {
  const system: ByteString[] = [];
  const turns = new Turns();
  messages.items((message) => {
    const { role, fields } = messageFields(message);
    const blocks = blocksOf(message, role, fields);
    if (role === 'assistant') turns.add(message, 'assistant', blocks);
    else if (role === 'user' || role === 'tool') turns.add(message, 'user', blocks);
    else if (turns.all.length > 0) turns.add(message, 'system', blocks);
    else for (const block of blocks) system.push(block);
  });
  const written = turns.all.map(({ role, blocks }) =>
    writeObject({ role: `"${role}"`, content: writeList(blocks) }),
  );
  return { system: system.length > 0 ? writeList(system) : undefined, messages: writeList(written) };
}
