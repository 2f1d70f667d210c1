import { BodyError } from '../body/body-error.ts';
import { JsonCursor } from '../body/json-cursor.ts';
import { KeySet } from '../body/key-set.ts';
import type { MessageFields } from './message-fields.ts';
import type { RawValue } from './raw-value.ts';
import { ASSISTANT_PARTS, textBlock, translateContent } from './translate-parts.ts';
import { type ByteString, toByteString, writeObject } from './write-json.ts';

// Where a call was in a stream, which its place in the list says, too.
const CALL = new KeySet(['id', 'type', 'function', 'index']);
// The SDK of OpenAI adds what it made of the arguments.
const FUNCTION = new KeySet(['name', 'arguments', 'parsed_arguments']);
const THINKING = new KeySet(['type', 'thinking', 'signature', 'data']);

/** The arguments of a call are the text of an object, and become that object: no number of it is read. */
function translateArguments(told: RawValue): ByteString {
  const text = told.text();
  // Some models write nothing where there are none.
  if (text.trim() === '') return '{}';
  const bytes = Buffer.from(text);
  const cursor = new JsonCursor(bytes);
  try {
    if (cursor.kind() !== 'object') throw new BodyError('invalid_type', 0);
    cursor.skip();
    cursor.end();
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    told.unsupported('Anthropic takes only arguments that are a JSON object.');
  }
  return toByteString(text);
}

function callBlock(call: RawValue): ByteString {
  const { id, type, function: told } = call.fields(CALL);
  if (type && type.text() !== 'function') type.unsupported('models of Anthropic call functions only.');
  const { name, arguments: given } = told?.fields(FUNCTION) ?? {};
  if (!id || !name || !given) return call.invalid();
  return writeObject({
    type: '"tool_use"',
    id: id.json(),
    name: name.json(),
    input: translateArguments(given),
  });
}

/** Thoughts return as they came: Anthropic checks their signature. */
function thinkingBlock(block: RawValue): ByteString {
  const { type } = block.fields(THINKING);
  if (type?.text() !== 'thinking' && type?.text() !== 'redacted_thinking') {
    (type ?? block).unsupported('Anthropic has no such thoughts.');
  }
  return block.json();
}

/** What a message of the assistant says, in Anthropic's order: thoughts, text, calls. */
export function assistantBlocks(fields: MessageFields): ByteString[] {
  const { content, refusal, tool_calls: calls, thinking_blocks: thinking } = fields;
  if (fields.reasoning_content && !thinking) {
    fields.reasoning_content.unsupported(
      'Anthropic takes thoughts only with their signature, in thinking_blocks.',
    );
  }
  for (const value of [fields.annotations, fields.audio, fields.function_call]) {
    if (value && JSON.stringify(value.scalar()) !== '[]')
      value.unsupported('Anthropic has nothing that is equal.');
  }
  const blocks: ByteString[] = [];
  thinking?.items((block) => blocks.push(thinkingBlock(block)));
  if (content) for (const block of translateContent(content, ASSISTANT_PARTS)) blocks.push(block);
  const refused = refusal && textBlock(refusal);
  if (refused) blocks.push(refused);
  calls?.items((call) => blocks.push(callBlock(call)));
  return blocks;
}
