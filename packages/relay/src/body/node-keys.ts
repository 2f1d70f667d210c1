import { KeySet } from './key-set.ts';

type Meaning =
  /** Refers to what a vendor stored for its account. */
  | 'reference'
  /** Callers and models fill it as they like: a key in there means nothing to the vendor. */
  | 'opaque'
  /** A cache mark. */
  | 'mark';

const MEANINGS: Record<string, Meaning> = {
  file_id: 'reference',
  file_ids: 'reference',
  vector_store_ids: 'reference',
  container: 'reference',
  container_id: 'reference',
  skill_id: 'reference',
  cached_content: 'reference',
  arguments: 'opaque',
  attributes: 'opaque',
  input: 'opaque',
  input_examples: 'opaque',
  input_schema: 'opaque',
  json_schema: 'opaque',
  metadata: 'opaque',
  parameters: 'opaque',
  schema: 'opaque',
  cache_control: 'mark',
  prompt_cache_breakpoint: 'mark',
};

/** What makes an item of `input` more than a reference to one that the vendor stored. */
const SUBSTANCE = ['id', 'encrypted_content', 'result'] as const;
const CONTENT = ['type', 'role', 'text', 'content', 'output', 'audio', 'image_url', 'source'] as const;

/** The keys that are read in messages, items, parts and tools. */
export const NODE_KEYS = new KeySet<string>([...CONTENT, ...SUBSTANCE, ...Object.keys(MEANINGS)]);

/**
 * What a key means wherever it stands; undefined for one whose meaning depends on its object, or for none.
 */
export function meaningOf(name: string | undefined): Meaning | undefined {
  return name === undefined ? undefined : MEANINGS[name];
}

const IMAGES = new Set(['image', 'image_url', 'input_image', 'computer_screenshot']);
const FILES = new Set(['file', 'input_file', 'document', 'container_upload', 'input_audio', 'video_url']);
const TEXTS = new Set(['text', 'input_text', 'output_text']);

/**
 * Tools that a vendor runs itself, mostly with the date of a version.
 * https://platform.openai.com/docs/guides/tools and
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview
 */
const HOSTED_TOOL =
  /^(?:web_search|web_search_preview|web_fetch|file_search|code_interpreter|code_execution|image_generation|mcp|mcp_toolset)(?:_[\d_]+)?$/;

/** What a part or a tool is, by its type. */
export function partKind(type: string | undefined): 'image' | 'file' | 'text' | 'hosted tool' | 'other' {
  if (type === undefined || TEXTS.has(type)) return 'text';
  if (IMAGES.has(type)) return 'image';
  if (FILES.has(type)) return 'file';
  return HOSTED_TOOL.test(type) ? 'hosted tool' : 'other';
}
