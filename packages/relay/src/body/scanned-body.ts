import type { Field, ObjectRange, Range } from './range.ts';

/**
 * The request bodies that can be read: OpenAI chat completions, OpenAI responses, Anthropic messages,
 * embeddings.
 */
export type BodyProtocol = 'chat' | 'responses' | 'messages' | 'embeddings';

/** The fields that limit how much a model writes. */
export type LimitName = 'max_tokens' | 'max_completion_tokens' | 'max_output_tokens';

/** A text of the system or the developer. */
export interface SystemText {
  /** Where its string is, quotes included. */
  range: Range;
  /** Undefined for one that is too long to be looked at, or one too many. */
  text: string | undefined;
  source: 'system' | 'developer' | 'instructions';
}

/**
 * Where a cache mark can be set: a member of an object, or of the text part that a string has to become
 * first.
 */
export type MarkTarget =
  | { kind: 'object'; range: ObjectRange; type: string | undefined }
  | { kind: 'string'; range: Range };

/** Where a message or an item ends, and what it is: not every one may be marked. */
export type MessageEnd = MarkTarget & { role: string | undefined; item: string | undefined };

/** Where the parts of a prompt end that a vendor can cache. */
export interface PromptEnds {
  /** The last tool. */
  tools: MarkTarget | undefined;
  /**
   * The last part of the system texts that precede the conversation. `instructions` are none: they have no
   * parts.
   */
  system: MarkTarget | undefined;
  /** The last part of the last message. */
  lastMessage: MessageEnd | undefined;
  /** The last part of the last message of each turn before. */
  turns: MessageEnd[];
}

/** Where the conversation is: its messages, or the items of `input`. */
export interface Conversation {
  /** The whole list. */
  range: Range;
  /** The end of the last message. */
  end: number;
  /** The end of what the vendor saw with the turn before: up to here the last turn's prompt is the same. */
  previousEnd: number | undefined;
}

/** Something that the vendor keeps for whoever owns the credentials, named by the field that refers to it. */
export interface StoredReference {
  param: string;
  position: number;
}

/** What a request says, as far as it is checked, billed or changed, and where it says so. */
export interface ScannedBody {
  protocol: BodyProtocol;
  /** The body itself. */
  object: ObjectRange;
  model: Field<string> | undefined;
  /** A field that is null counts as missing, but is there and has to be replaced: its value is null. */
  stream: Field<boolean | null> | undefined;
  streamOptions: StreamOptions | undefined;
  n: Field<number | null> | undefined;
  limits: Partial<Record<LimitName, Field<number | null>>>;
  store: Field<boolean | null> | undefined;
  /** `service_tier`, which decides the price. */
  serviceTier: Field<string | null> | undefined;
  /** `speed` of Anthropic's protocol, which decides the price, too. */
  speed: Field<string | null> | undefined;
  /** Where `models` names others that may answer instead (OpenRouter). */
  otherModels: Range | undefined;
  /** Whether the reply must be JSON without a schema, which OpenAI refuses where no message says JSON. */
  jsonObject: boolean;
  systemTexts: SystemText[];
  /** The tools as they are; undefined where there are none. */
  tools: Range | undefined;
  conversation: Conversation | undefined;
  ends: PromptEnds;
  /** What the caller says of caches: `cache_control`, `prompt_cache_breakpoint`, `prompt_cache_options`. */
  marks: number;
  /** Of these, those that may keep the prompt for longer than usual, at a higher price. */
  longMarks: number;
  promptCacheKey: Range | undefined;
  storedReferences: StoredReference[];
  images: number;
  /** Of what shows images: addresses, or the images themselves. Bytes. */
  imageBytes: number;
  /** Files, documents, audio and video, whose tokens cannot be told from their bytes. */
  files: number;
  /**
   * Tools that the vendor runs itself, such as a search of the web: it bills each use, and what they find is
   * input of the model.
   */
  hostedTools: number;
  /** The strings of the first user message: the same in every turn of a conversation. */
  firstUserTexts: Range[];
  /** The strings of all tool results. */
  toolResults: Range[];
}

export interface StreamOptions {
  /** `range.empty` is meaningless where the value is null. */
  range: ObjectRange;
  isNull: boolean;
  includeUsage: Field<boolean | null> | undefined;
}
