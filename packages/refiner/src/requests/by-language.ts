import type { Language } from '@refinery/text/language.ts';

/** What is made for a language when a text of it first asks for it. */
export function byLanguage<Value>(
  makers: Partial<Record<Language, () => Value>>,
): (language: Language) => Value | undefined {
  const known = new Map<Language, Value>();
  return (language) => {
    const value = known.get(language) ?? makers[language]?.();
    if (value !== undefined) known.set(language, value);
    return value;
  };
}
