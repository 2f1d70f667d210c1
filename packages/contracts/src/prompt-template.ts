import { templateParts, textOfPart } from './template-parts.ts';

/** Who says a message. */
export const MESSAGE_ROLES = ['system', 'user', 'assistant'] as const;
export type MessageRole = (typeof MESSAGE_ROLES)[number];

export interface ChatMessage {
  role: MessageRole;
  content: string;
}

/** Where messages are put in when the prompt is used. */
export interface MessagePlaceholder {
  placeholder: string;
}

export type PromptMessage = ChatMessage | MessagePlaceholder;

export const isPlaceholder = (message: PromptMessage): message is MessagePlaceholder =>
  'placeholder' in message;

/**
 * The names of the variables of a prompt, placeholders included, each once, in the order of their first use.
 */
export function variablesOf(messages: readonly PromptMessage[]): string[] {
  const names = messages.flatMap((message) =>
    isPlaceholder(message)
      ? [message.placeholder]
      : templateParts(message.content).flatMap((part) => (part.kind === 'variable' ? [part.name] : [])),
  );
  return [...new Set(names)];
}

/** What includes other prompts in a text, each once, as it is written: `{{> slug}}`. */
export const includesIn = (text: string): string[] => [
  ...new Set(templateParts(text).flatMap(({ kind, raw }) => (kind === 'include' ? [raw] : []))),
];

/**
 * The variables of a prompt that another text of it has not: left out, or made text of by code around them.
 */
export function variablesLost(before: readonly PromptMessage[], after: readonly PromptMessage[]): string[] {
  const left = new Set(variablesOf(after));
  return variablesOf(before).filter((name) => !left.has(name));
}

/**
 * The contents of all messages in one text, with an empty line between them; a placeholder stands as
 * `{{name}}`.
 */
export const joinContents = (messages: readonly PromptMessage[]): string =>
  messages
    .map((message) => (isPlaceholder(message) ? `{{${message.placeholder}}}` : message.content))
    .join('\n\n');

/**
 * What variables stand for: texts, numbers and truth values as they are, and for a placeholder a list of
 * messages.
 */
export type TemplateValues = Readonly<Record<string, string | number | boolean | readonly ChatMessage[]>>;

export interface CompiledMessages {
  messages: ChatMessage[];
  /** The variables without a value of their kind, each once; what stands for them is left in the messages. */
  missing: string[];
}

/**
 * How long the contents of all messages would be at most once values are put in, in UTF-16 code units: what
 * stands for the values is counted, too. It makes none of them.
 */
export function compiledLength(messages: readonly PromptMessage[], values: TemplateValues): number {
  const given = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const lengthOf = (name: string): number => {
    const value = given(name);
    return value === undefined || typeof value === 'object' ? 0 : String(value).length;
  };
  return messages.reduce((sum, message) => {
    if (isPlaceholder(message)) {
      const value = given(message.placeholder);
      return sum + (Array.isArray(value) ? value.reduce((length, one) => length + one.content.length, 0) : 0);
    }
    return templateParts(message.content).reduce(
      (length, part) => length + part.raw.length + (part.kind === 'variable' ? lengthOf(part.name) : 0),
      sum,
    );
  }, 0);
}

/**
 * Puts values for the variables of a prompt, in one pass: what looks like a variable in a value stays as it
 * is. Values without a variable are passed over. The backslash of `\{{name}}` goes.
 */
export function compileMessages(
  messages: readonly PromptMessage[],
  values: TemplateValues,
): CompiledMessages {
  const missing = new Set<string>();
  const given = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const textOf = (tag: string, name: string): string => {
    const value = given(name);
    if (value !== undefined && typeof value !== 'object') return String(value);
    missing.add(name);
    return tag;
  };
  const compiled = messages.flatMap((message) => {
    if (!isPlaceholder(message)) {
      const said = templateParts(message.content).map((part) =>
        part.kind === 'variable' ? textOf(part.raw, part.name) : textOfPart(part),
      );
      return [{ role: message.role, content: said.join('') }];
    }
    const value = given(message.placeholder);
    if (Array.isArray(value)) return [...value];
    missing.add(message.placeholder);
    return [];
  });
  return { messages: compiled, missing: [...missing] };
}
