/** The vendors of completions this package can talk to. (`local` refines without one.) */
export type VendorName = 'openai' | 'anthropic' | 'gemini' | 'deepseek' | 'groq' | 'openrouter' | 'custom';
