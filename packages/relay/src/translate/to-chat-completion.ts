import { KeySet } from '../body/key-set.ts';
import { messagesUsage } from '../replies/token-usage.ts';
import { completionUsage, finishReason } from './completion-parts.ts';
import { RawValue } from './raw-value.ts';
import { type ByteString, toByteString, writeList, writeObject, writeString } from './write-json.ts';

const MESSAGE = new KeySet(['id', 'model', 'content', 'stop_reason', 'stop_details', 'usage']);
const BLOCK = new KeySet(['type', 'text', 'thinking', 'id', 'name', 'input']);
const DETAILS = new KeySet(['explanation']);

interface Said {
  texts: string[];
  thoughts: string[];
  thinkingBlocks: ByteString[];
  calls: ByteString[];
}

/** A call of a tool. The text of its arguments is the object as it came. */
function callOf({ id, name, input }: Partial<Record<'id' | 'name' | 'input', RawValue>>): ByteString {
  return writeObject({
    id: id?.json(),
    type: '"function"',
    function: writeObject({
      name: name?.json(),
      arguments: writeString(input ? input.expect('object').bytes.toString() : '{}'),
    }),
  });
}

function readBlock(block: RawValue, said: Said): void {
  const fields = block.pick(BLOCK);
  switch (fields.type?.scalar()) {
    case 'text':
      if (fields.text) said.texts.push(fields.text.text());
      return;
    case 'thinking':
      if (fields.thinking) said.thoughts.push(fields.thinking.text());
      said.thinkingBlocks.push(block.json());
      return;
    case 'redacted_thinking':
      said.thinkingBlocks.push(block.json());
      return;
    case 'tool_use':
      said.calls.push(callOf(fields));
      return;
    default:
    // Tools of the vendor's own, which no request of chat completions names.
  }
}

function refusalOf(details: RawValue | undefined): ByteString {
  if (details?.kind() !== 'object') return 'null';
  const { explanation } = details.pick(DETAILS);
  return explanation?.kind() === 'string' ? explanation.json() : 'null';
}

function writeMessage(said: Said, refusal: ByteString): ByteString {
  const { texts, thoughts, thinkingBlocks, calls } = said;
  return writeObject({
    role: '"assistant"',
    content: texts.length > 0 ? writeString(texts.join('')) : 'null',
    refusal,
    tool_calls: calls.length > 0 ? writeList(calls) : undefined,
    reasoning_content: thoughts.length > 0 ? writeString(thoughts.join('')) : undefined,
    thinking_blocks: thinkingBlocks.length > 0 ? writeList(thinkingBlocks) : undefined,
  });
}

/**
 * Makes a chat completion of a whole message.
 *
 * Two fields are not OpenAI's: `reasoning_content` has the thoughts as a text, and `thinking_blocks` has them
 * as Anthropic wants them back, signed. A request may repeat a message with both.
 * @param created Unix seconds
 * @throws {BodyError} where it is no message
 */
export function toChatCompletion(bytes: Uint8Array, created: number): Buffer {
  const message = RawValue.of(bytes).pick(MESSAGE);
  const said: Said = { texts: [], thoughts: [], thinkingBlocks: [], calls: [] };
  message.content?.items((block) => readBlock(block, said));
  const usage = messagesUsage(message.usage?.scalar());
  const json = writeObject({
    id: message.id?.json(),
    object: '"chat.completion"',
    created: String(created),
    model: message.model?.json(),
    choices: writeList([
      writeObject({
        index: '0',
        message: writeMessage(said, refusalOf(message.stop_details)),
        logprobs: 'null',
        finish_reason: JSON.stringify(finishReason(message.stop_reason?.scalar())),
      }),
    ]),
    usage: toByteString(JSON.stringify(completionUsage(usage))),
  });
  return Buffer.from(json, 'latin1');
}
