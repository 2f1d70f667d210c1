import type { Savings, SavingsGroup } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Bars } from '../../parts/pictures/bars.tsx';
import { Columns } from '../../parts/pictures/columns.tsx';
import { savedDays } from './saved-days.ts';
import { savingsTexts } from './texts.ts';

/** Most bars of a picture; the table has all. */
const MOST_BARS = 10;

interface SavedPictureProps {
  savings: Savings;
  nameOf: (group: string | null) => string;
}

/**
 * Savings as columns, one for each day, or as bars of the groups with the most calls. What cost more is drawn
 * as nothing, or as bad.
 */
export function SavedPicture({ savings, nameOf }: SavedPictureProps) {
  const texts = useTexts(savingsTexts);
  const { day, usd } = useFormats();
  if (savings.by === 'day') {
    const days = savedDays(savings);
    const labelled = [0, Math.floor(days.length / 2)].flatMap((at) => {
      const one = days[at];
      return one ? [{ at, label: day(`${one.day}T12:00`) }] : [];
    });
    const values = days.map(({ savedUsd }) => Math.max(0, savedUsd));
    return <Columns values={values} axis={labelled} format={usd} least={0} />;
  }
  const shown = savings.groups.slice(0, MOST_BARS);
  const whole = Math.max(...shown.map(({ savedUsd }) => Math.abs(savedUsd ?? 0)));
  const isBad = ({ savedUsd }: SavingsGroup): boolean => (savedUsd ?? 0) < 0;
  return (
    <Bars
      bars={shown.map((one) => ({
        name: nameOf(one.group),
        text: one.savedUsd === null ? texts.unknown : usd(one.savedUsd),
        parts: [{ kind: isBad(one) ? 'bad' : 'main', value: Math.abs(one.savedUsd ?? 0) }],
        whole,
      }))}
      legend={[
        { kind: 'main', label: texts.savedUsd },
        ...(shown.some(isBad) ? [{ kind: 'bad' as const, label: texts.costMore }] : []),
      ]}
    />
  );
}
