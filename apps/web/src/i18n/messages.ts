import { createContext, use } from 'react';
import { CATALOGUES, LANGUAGES, type Language } from './catalogues.ts';
import type { Messages } from './en.ts';

const STORED = 'refinery.language';

export const isLanguage = (value: string | null): value is Language =>
  value !== null && Object.hasOwn(LANGUAGES, value);

/** What was chosen here, else what the browser asks for, else English. */
export function initialLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return asked ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

export const LanguageContext = createContext<{ language: Language; setLanguage(language: Language): void }>({
  language: 'en',
  setLanguage: () => undefined,
});

/** The texts of the pages in the language of the reader. */
export const useMessages = (): Messages => CATALOGUES[use(LanguageContext).language];

/** Numbers, sums and times as the reader's language writes them. */
export function useFormats() {
  const { language } = use(LanguageContext);
  return {
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    percent: (value: number) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100),
    usd: (value: number) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency: 'USD',
        maximumFractionDigits: 4,
      }).format(value),
    time: (iso: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    day: (iso: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso)),
    list: (values: readonly string[]) => new Intl.ListFormat(language).format(values),
  };
}
