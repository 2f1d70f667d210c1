import { BodyError } from '../body/body-error.ts';
import { KeySet } from '../body/key-set.ts';
import { refuseUnlessNeutral, UNTRANSLATED } from './neutral-fields.ts';
import { RawValue } from './raw-value.ts';
import { translateMessages } from './translate-messages.ts';
import {
  translateEffort,
  translateFormat,
  translateServiceTier,
  translateStop,
  translateStreamOptions,
  translateTemperature,
  translateUser,
} from './translate-settings.ts';
import { translateToolChoice, translateTools } from './translate-tools.ts';
import { writeObject } from './write-json.ts';

/**
 * Anthropic wants a limit. Where the caller set none, the worst case that is held of a budget is this one,
 * too.
 */
export const DEFAULT_MAX_TOKENS = 16_384;

const FIELDS = new KeySet([
  ...(['model', 'messages', 'max_tokens', 'max_completion_tokens', 'temperature', 'top_p', 'stop'] as const),
  ...([
    'stream',
    'stream_options',
    'user',
    'safety_identifier',
    'reasoning_effort',
    'response_format',
  ] as const),
  ...(['tools', 'tool_choice', 'parallel_tool_calls', 'service_tier', 'cache_control'] as const),
  ...UNTRANSLATED,
]);

type Limits = Partial<Record<'max_tokens' | 'max_completion_tokens', RawValue>>;

function translateLimit({ max_tokens: older, max_completion_tokens: newer }: Limits): string {
  const limit = newer ?? older;
  if (!limit) return String(DEFAULT_MAX_TOKENS);
  if (older && older.scalar() !== limit.scalar()) {
    older.unsupported('max_completion_tokens sets another limit.');
  }
  const tokens = limit.expect('number').scalar();
  // Anthropic takes 0 for a call that only fills its cache.
  if (typeof tokens !== 'number' || tokens < 1) limit.invalid();
  return limit.json();
}

/**
 * Makes a body of Anthropic's messages of one of OpenAI's chat completions. What has no equal is refused, and
 * nothing is left out but what says the default. Numbers, strings, schemas and marks stay as they are, byte
 * by byte. What depends on the model, such as whether it takes a temperature, is left to the vendor, which
 * refuses it.
 * @throws {UnsupportedParameterError} for what Anthropic's protocol cannot say
 * @throws {BodyError} for what is no request of chat completions
 * @see https://platform.claude.com/docs/en/api/messages
 */
export function toMessagesBody(bytes: Uint8Array): Buffer {
  const fields = RawValue.of(bytes).fields(FIELDS);
  refuseUnlessNeutral(fields);
  translateStreamOptions(fields.stream_options);
  if (!fields.messages) throw new BodyError('invalid_type', 0, 'messages');
  const { system, messages } = translateMessages(fields.messages);
  const { effort, thinking } = translateEffort(fields.reasoning_effort);
  const format = translateFormat(fields.response_format);
  const tools = translateTools(fields.tools);
  const json = writeObject({
    model: fields.model?.json(),
    max_tokens: translateLimit(fields),
    system,
    messages,
    tools,
    tool_choice: translateToolChoice(fields.tool_choice, fields.parallel_tool_calls, tools !== undefined),
    temperature: translateTemperature(fields.temperature),
    top_p: fields.top_p?.expect('number').json(),
    stop_sequences: translateStop(fields.stop),
    stream: fields.stream?.expect('boolean').json(),
    service_tier: translateServiceTier(fields.service_tier),
    metadata: translateUser(fields.user, fields.safety_identifier),
    thinking,
    output_config: effort || format ? writeObject({ effort, format }) : undefined,
    cache_control: fields.cache_control?.json(),
  });
  return Buffer.from(json, 'latin1');
}
