import { formatMoney } from '@prompt-refinery/client';
import { createContext, use } from 'react';
import { CATALOGUES, LANGUAGES, type Language } from './catalogues.ts';
import type { Messages } from './en.ts';
import { exactIn, exactShareIn, exactUsdIn, numberIn, percentIn, signedIn, usdIn } from './numbers.ts';

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

/** What all pages say, in the language of the reader. */
export const useMessages = (): Messages => CATALOGUES[use(LanguageContext).language];

/** What one area of the console says, which is loaded with its pages. */
export const useTexts = <Texts>(texts: Readonly<Record<Language, Texts>>): Texts =>
  texts[use(LanguageContext).language];

/** In seconds, longest first. */
const UNITS = [
  { unit: 'hour', size: 3_600 },
  { unit: 'minute', size: 60 },
] as const;

/** Numbers, sums and times as the reader's language writes them. */
export function useFormats() {
  const { language } = use(LanguageContext);
  return {
    number: (value: number) => numberIn(language, value),
    signed: (value: number) => signedIn(language, value),
    exact: (value: number) => exactIn(language, value),
    exactShare: (share: number) => exactShareIn(language, share),
    percent: (value: number) => percentIn(language, value),
    usd: (value: number) => usdIn(language, value),
    exactUsd: (value: number) => exactUsdIn(language, value),
    /** `amount` is in the smallest unit of the currency. */
    money: ({ amount, currency }: { amount: number; currency: string }) =>
      formatMoney(language, amount, currency),
    time: (iso: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    day: (iso: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso)),
    /** Of a time in UTC, as periods have it. */
    month: (iso: string) =>
      new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(iso),
      ),
    /** In the largest unit of which there are at least two. */
    duration: (seconds: number) => {
      const { unit, size } = UNITS.find((one) => seconds >= 2 * one.size) ?? { unit: 'second', size: 1 };
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: 0,
      }).format(seconds / size);
    },
    bytes: (value: number) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: value < 1_000_000 ? 'kilobyte' : 'megabyte',
        maximumFractionDigits: 1,
      }).format(value / (value < 1_000_000 ? 1_000 : 1_000_000)),
    list: (values: readonly string[]) => new Intl.ListFormat(language).format(values),
  };
}
