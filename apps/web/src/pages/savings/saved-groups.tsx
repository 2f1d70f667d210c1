import type { Savings } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Figure } from '../../parts/pictures/figure.tsx';
import { SavedPicture } from './saved-picture.tsx';
import { savingsTexts } from './texts.ts';
import { useGroupNames } from './use-group-names.ts';

/** Each group as a picture, and as numbers. */
export function SavedGroups({ savings }: { savings: Savings }) {
  const texts = useTexts(savingsTexts);
  const { number, usd } = useFormats();
  const nameOf = useGroupNames(savings.by);
  const dollars = (value: number | null): string => (value === null ? texts.unknown : usd(value));
  const negative = savings.groups.filter(({ savedUsd }) => (savedUsd ?? 0) < 0).length;
  return (
    <>
      <Figure
        title={texts.pictures[savings.by]}
        table={{
          columns: [
            texts.groups[savings.by],
            texts.savedUsd,
            texts.calls,
            texts.input,
            texts.cachedTokens,
            texts.text,
            texts.results,
            texts.marks,
          ],
          rows: savings.groups.map(({ group, ...sums }) => [
            nameOf(group),
            dollars(sums.savedUsd),
            number(sums.calls),
            number(sums.inputTokens),
            number(sums.cachedInputTokens),
            dollars(sums.textUsd),
            dollars(sums.resultUsd),
            dollars(sums.markUsd),
          ]),
        }}
      >
        <SavedPicture savings={savings} nameOf={nameOf} />
      </Figure>
      {negative > 0 && <p>{texts.negative(number(negative), negative)}</p>}
    </>
  );
}
