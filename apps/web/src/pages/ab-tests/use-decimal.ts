import { use } from 'react';
import { LanguageContext } from '../../i18n/messages.ts';

/**
 * Writes values of which small ones count as well, such as dollars of one call: with three digits, wherever
 * they begin.
 */
export function useDecimal(): (value: number) => string {
  const { language } = use(LanguageContext);
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return (value) => format.format(value);
}
