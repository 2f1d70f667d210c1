/**
 * How many tokens of a prompt Claude keeps at least, by model, the first that matches. As of 2026-10-08:
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching#cache-limitations, read in stored
 * copies on 2026-11-25. OpenRouter and others say 2,048 of Sonnet 4.6; the vendor's own page says 1,024.
 */
export const CLAUDE_MINIMUMS: readonly (readonly [models: RegExp, tokens: number])[] = [
  [/^claude-(?:fable|mythos|opus)-5/, 512],
  [/^claude-(?:sonnet|haiku)-5-5/, 512],
  [/^claude-sonnet-5/, 1_024],
  [/^claude-opus-4-8/, 1_024],
  [/^claude-(?:opus-4-7|mythos-preview)/, 2_048],
  [/^claude-(?:opus-4-[56]|haiku-4-5)/, 4_096],
  [/^claude-(?:opus|sonnet)-4/, 1_024],
  [/^claude-3-(?:5-)?haiku/, 2_048],
  [/^claude-3/, 1_024],
];
