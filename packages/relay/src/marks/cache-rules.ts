import { CLAUDE_MINIMUMS } from './claude-minimums.ts';

/** The member that marks the end of what a vendor keeps; null: the vendor decides by itself. */
export type MarkField = 'cache_control' | 'prompt_cache_breakpoint';

/** By which rules the cache of a vendor works for one model. */
export interface CacheRules {
  mark: { field: MarkField; json: string } | null;
  /** Shorter beginnings of a prompt are never kept. Tokens. */
  minimumTokens: number;
  /** How many marks of ours a request can have. */
  maxMarks: number;
  /** Whether the vendor keeps whole prompts unmarked, too, so that only other reads are due to marks. */
  keepsUnmarked: boolean;
  /** Where this stands, and when it was read. */
  source: string;
  readOn: string;
}

const OPENAI_GUIDE = 'https://developers.openai.com/api/docs/guides/prompt-caching';

/**
 * A mark must be an object with `type`. Without `ttl` it lasts five minutes, and each read begins them anew.
 * Four at most, on tools, system texts and content; an empty text or thinking cannot be marked. A read finds
 * what was written at a mark, or up to 20 blocks ahead of one.
 */
const claude = (minimumTokens: number): CacheRules => ({
  mark: { field: 'cache_control', json: '{"type":"ephemeral"}' },
  minimumTokens,
  maxMarks: 4,
  keepsUnmarked: false,
  source: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  readOn: '2026-11-25',
});

/**
 * Writes cost 1.25 times an uncached token. Unless told otherwise, the vendor also sets a mark at the latest
 * message, and takes three of the four writes of a request for marks of callers. Marks go on parts of system,
 * developer, user and tool messages, not on tools. A read finds marks and ends of messages exactly. The
 * figures are those of the guide; field and modes are in the types of the SDK (7.55.0), too.
 */
const MARKED_GPT: CacheRules = {
  mark: { field: 'prompt_cache_breakpoint', json: '{"mode":"explicit"}' },
  minimumTokens: 1_024,
  maxMarks: 3,
  keepsUnmarked: true,
  source: OPENAI_GUIDE,
  readOn: '2026-11-25',
};

/**
 * Models before GPT-5.6 keep what they like, free of charge. The guide gives no minimum of each; this was
 * theirs when it gave one.
 */
const OLDER_GPT: CacheRules = {
  mark: null,
  minimumTokens: 1_024,
  maxMarks: 0,
  keepsUnmarked: true,
  source: OPENAI_GUIDE,
  readOn: '2026-11-25',
};

/** From this version on, as the guide has it. */
const FIRST_MARKED_GPT = [5, 6] as const;
const GPT = /^gpt-(\d+)(?:\.(\d+))?(?![\d.])/;
const OTHER_OPENAI = /^(?:gpt-|o\d|chatgpt-|codex)/;
/** Neither keeps prompts. */
const OLD_CLAUDE = /^claude-(?:2|instant)/;

function openaiRules(model: string): CacheRules | null {
  const [, major, minor] = GPT.exec(model) ?? [];
  const version = [Number(major), Number(minor ?? 0)] as const;
  const [first, second] = FIRST_MARKED_GPT;
  if (version[0] > first || (version[0] === first && version[1] >= second)) return MARKED_GPT;
  return OTHER_OPENAI.test(model) ? OLDER_GPT : null;
}

function claudeRules(model: string): CacheRules | null {
  if (!model.startsWith('claude-') || OLD_CLAUDE.test(model)) return null;
  // Of a model that is not listed, the lowest of all: a mark on too little changes nothing and costs nothing.
  const [, minimum] = CLAUDE_MINIMUMS.find(([models]) => models.test(model)) ?? [undefined, 512];
  return claude(minimum);
}

/**
 * The rules of a model's cache; null where none are known: then nothing is marked.
 * @param provider a vendor's name. OpenRouter passes marks on, and drops them where the model has none
 * (https://openrouter.ai/docs/guides/best-practices/prompt-caching, read 2026-11-25)
 */
export function cacheRules(provider: string, model: string): CacheRules | null {
  if (provider === 'openai') return openaiRules(model);
  if (provider === 'anthropic') return claudeRules(model);
  if (provider !== 'openrouter') return null;
  const [, vendor, name = ''] = /^(anthropic|openai)\/(.+)$/.exec(model) ?? [];
  if (vendor === 'openai') return openaiRules(name);
  return vendor === 'anthropic' ? claudeRules(name.replaceAll('.', '-')) : null;
}
