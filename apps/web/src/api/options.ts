/** How strongly a prompt is refined, as the API names it. */
export const LEVELS = ['low', 'medium', 'high'] as const;

/** For which kind of reader a prompt is refined, as the API names it. */
export const STRATEGIES = ['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'] as const;
