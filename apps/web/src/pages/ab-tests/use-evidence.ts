import { useFormats, useTexts } from '../../i18n/messages.ts';
import { abTestTexts } from './texts.ts';
import { useDecimal } from './use-decimal.ts';

/** More evidence says nothing more to a reader. */
const MOST = 1_000_000;

/** Writes evidence (an e-value), which may be larger than anybody wants to read. */
export function useEvidence(): (value: number) => string {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  const decimal = useDecimal();
  return (value) => (value > MOST ? texts.over(number(MOST)) : decimal(value));
}
