import { de } from './de.ts';
import { en, type Messages } from './en.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

export const CATALOGUES: Readonly<Record<Language, Messages>> = { en, de };
