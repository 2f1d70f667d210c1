/** `{{name}}`: a letter or `_`, then letters, digits, `_`, `.` and `-`. Other braces are text. */
const VARIABLE = /\{\{([A-Za-z_][\w.-]*)\}\}/g;

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

/** The names of the variables of a prompt, placeholders included, each once, in the order of their first use. */
export function variablesOf(messages: readonly PromptMessage[]): string[] {
  const names = messages.flatMap((message) =>
    isPlaceholder(message)
      ? [message.placeholder]
      : [...message.content.matchAll(VARIABLE)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set(names)];
}

/** The contents of all messages in one text, with an empty line between them; a placeholder stands as `{{name}}`. */
export const joinContents = (messages: readonly PromptMessage[]): string =>
  messages
    .map((message) => (isPlaceholder(message) ? `{{${message.placeholder}}}` : message.content))
    .join('\n\n');

/** What variables stand for: texts, numbers and truth values as they are, and for a placeholder a list of messages. */
export type TemplateValues = Readonly<Record<string, string | number | boolean | readonly ChatMessage[]>>;

export interface CompiledMessages {
  messages: ChatMessage[];
  /** The variables without a value of their kind, each once; what stands for them is left in the messages. */
  missing: string[];
}

/** How long the contents of all messages would be together once values are put in, in UTF-16 code units. It makes none of them. */
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
    const filled = [...message.content.matchAll(VARIABLE)].map(([, name = '']) => lengthOf(name));
    return sum + message.content.length + filled.reduce((length, one) => length + one, 0);
  }, 0);
}

/**
 * Puts values for the variables of a prompt, in one pass: what looks like a variable in a value stays as it is. Values without a variable are
 * passed over.
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
      return [{ role: message.role, content: message.content.replaceAll(VARIABLE, textOf) }];
    }
    const value = given(message.placeholder);
    if (Array.isArray(value)) return [...value];
    missing.add(message.placeholder);
    return [];
  });
  return { messages: compiled, missing: [...missing] };
}
