import type { SavingsTotal } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { savingsTexts } from './texts.ts';

/** The sums of a period. */
export function SavedTotal({ total }: { total: SavingsTotal }) {
  const texts = useTexts(savingsTexts);
  const { number, percent, usd } = useFormats();
  const dollars = (value: number | null): string => (value === null ? texts.unknown : usd(value));
  const { calls, inputTokens, cachedInputTokens, unpricedCalls } = total;
  const share = inputTokens > 0 ? percent((cachedInputTokens / inputTokens) * 100) : '–';
  return (
    <Facts
      facts={[
        [texts.savedUsd, dollars(total.savedUsd)],
        [texts.calls, number(calls)],
        [texts.input, number(inputTokens)],
        [texts.cached, texts.shareOf(number(cachedInputTokens), share)],
        [texts.text, texts.worth(number(total.textTokens), dollars(total.textUsd))],
        [texts.results, texts.worth(number(total.resultTokens), dollars(total.resultUsd))],
        [texts.marks, texts.callsWorth(number(total.markedCalls), dollars(total.markUsd), total.markedCalls)],
        [texts.unpriced, unpricedCalls > 0 ? number(unpricedCalls) : null],
      ]}
    />
  );
}
