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
