import { KeySet } from '../body/key-set.ts';
import type { RawValue } from './raw-value.ts';
import { addMembers } from './translate-settings.ts';
import { type ByteString, writeList, writeObject } from './write-json.ts';

const TOOL = new KeySet(['type', 'function', 'cache_control']);
const FUNCTION = new KeySet(['name', 'description', 'parameters', 'strict', 'cache_control']);
const SCHEMA_TYPE = new KeySet(['type']);

const NO_PARAMETERS = '{"type":"object","properties":{}}';

function translateParameters(parameters: RawValue | undefined): ByteString {
  if (!parameters) return NO_PARAMETERS;
  // Arguments are always an object; Anthropic wants the schema to say so.
  const { type } = parameters.pick(SCHEMA_TYPE);
  return type ? parameters.json() : addMembers(parameters.json(), '{"type":"object"}');
}

function translateTool(tool: RawValue): ByteString {
  const { type, function: told, cache_control: mark } = tool.fields(TOOL);
  if (type?.text() !== 'function' || !told) {
    return (type ?? tool).unsupported('models of Anthropic take functions only.');
  }
  const { name, description, parameters, strict, cache_control: innerMark } = told.fields(FUNCTION);
  if (!name) return told.invalid();
  if (mark && innerMark) innerMark.unsupported('the tool has another mark.');
  return writeObject({
    name: name.json(),
    description: description?.json(),
    input_schema: translateParameters(parameters),
    strict: strict?.expect('boolean').json(),
    cache_control: (mark ?? innerMark)?.json(),
  });
}

/** An empty list is left out. */
export function translateTools(tools: RawValue | undefined): ByteString | undefined {
  const translated: ByteString[] = [];
  tools?.items((tool) => translated.push(translateTool(tool)));
  return translated.length > 0 ? writeList(translated) : undefined;
}

const CHOICE = new KeySet(['type', 'function']);
const NAMED = new KeySet(['name']);
const CHOICES = new Map([
  ['auto', '"auto"'],
  ['required', '"any"'],
  ['none', '"none"'],
]);

function readChoice(choice: RawValue | undefined): { type: ByteString; name?: ByteString } | undefined {
  if (!choice) return undefined;
  if (choice.kind() === 'string') {
    const type = CHOICES.get(choice.text());
    return type ? { type } : choice.unsupported('models of Anthropic know no such choice.');
  }
  const { type, function: told } = choice.fields(CHOICE);
  if (type?.text() !== 'function' || !told) {
    return choice.unsupported('models of Anthropic choose among all tools, or one function.');
  }
  const { name } = told.fields(NAMED);
  return name ? { type: '"tool"', name: name.json() } : told.invalid();
}

/** @param hasTools without them nothing can be called at once */
export function translateToolChoice(
  choice: RawValue | undefined,
  parallel: RawValue | undefined,
  hasTools: boolean,
): ByteString | undefined {
  const told = readChoice(choice);
  const isSerial = parallel?.expect('boolean').scalar() === false && hasTools && told?.type !== '"none"';
  if (!told && !isSerial) return undefined;
  return writeObject({
    ...(told ?? { type: '"auto"' }),
    disable_parallel_tool_use: isSerial ? 'true' : undefined,
  });
}
