import type { Call } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { callTexts } from './texts.ts';

/** How numbers of a call are written. */
export function useCallFormats() {
  const texts = useTexts(callTexts);
  const { number, list, exactUsd } = useFormats();
  return {
    cost: (value: number | null): string => (value === null ? texts.unpriced : exactUsd(value)),
    ms: (value: number): string => texts.ms(number(Math.round(value))),
    /** What was saved, in a few words; a dash where nothing was. */
    saved: ({ text = 0, results = 0, marks = 0 }: Call['saved']): string => {
      const tokens = text + results;
      const words = [
        ...(tokens > 0 ? [texts.savedTokens(number(tokens), tokens)] : []),
        ...(marks > 0 ? [texts.savedMarks(number(marks), marks)] : []),
      ];
      return words.length > 0 ? list(words) : '–';
    },
  };
}
