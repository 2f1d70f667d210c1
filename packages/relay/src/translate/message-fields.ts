import { KeySet } from '../body/key-set.ts';
import { RawValue } from './raw-value.ts';

const ASSISTANT = [
  ...(['role', 'content', 'refusal', 'tool_calls', 'reasoning_content', 'thinking_blocks'] as const),
  // Parts of a reply that was not put together by hand, empty as a rule.
  ...(['annotations', 'audio', 'function_call'] as const),
  // The SDK of OpenAI adds what it made of the content.
  'parsed',
] as const;

type FieldName = (typeof ASSISTANT)[number] | 'tool_call_id';

export type MessageFields = Partial<Record<FieldName, RawValue>>;

export type Role = 'system' | 'developer' | 'user' | 'tool' | 'assistant';

const FIELDS = new KeySet<FieldName>([...ASSISTANT, 'tool_call_id']);

const SAID: ReadonlySet<FieldName> = new Set<FieldName>(['role', 'content']);

/** Which fields a message of a role may have. */
const ALLOWED: ReadonlyMap<string, ReadonlySet<FieldName>> = new Map<Role, ReadonlySet<FieldName>>([
  ['system', SAID],
  ['developer', SAID],
  ['user', SAID],
  ['tool', new Set<FieldName>(['role', 'content', 'tool_call_id'])],
  ['assistant', new Set<FieldName>(ASSISTANT)],
]);

/**
 * Reads a message, which has no field that would be lost.
 * @throws {UnsupportedParameterError}
 */
export function messageFields(message: RawValue): { role: string; fields: MessageFields } {
  const fields = message.fields(FIELDS);
  const role = fields.role?.text();
  const allowed = role === undefined ? undefined : ALLOWED.get(role);
  if (role === undefined || !allowed) {
    return (fields.role ?? message).unsupported('Anthropic has no such role.');
  }
  RawValue.only(fields, allowed, `a message of the role ${role} has no such field.`);
  return { role, fields };
}
