import type { CostAnalytics, CostGroup } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Bars } from '../../parts/pictures/bars.tsx';
import { Columns } from '../../parts/pictures/columns.tsx';
import { costDays } from './cost-days.ts';
import { analyticsTexts } from './texts.ts';

/** Most bars of a picture; the table has all. */
const MOST_BARS = 10;

/** Costs as columns, one for each day, or as bars of the dearest models or prompts. */
export function CostPicture({
  costs,
  nameOf,
}: {
  costs: CostAnalytics;
  nameOf: (group: CostGroup) => string;
}) {
  const texts = useTexts(analyticsTexts);
  const { day, usd } = useFormats();
  if (costs.by === 'day') {
    const days = costDays(costs);
    const middle = Math.floor(days.length / 2);
    const labelled = [0, middle].flatMap((at) => {
      const one = days[at];
      return one ? [{ at, label: day(`${one.day}T12:00`) }] : [];
    });
    return <Columns values={days.map(({ costUsd }) => costUsd)} axis={labelled} format={usd} least={0} />;
  }
  const shown = costs.costs.slice(0, MOST_BARS);
  const whole = Math.max(...shown.map(({ costUsd }) => costUsd));
  return (
    <Bars
      bars={shown.map((group) => ({
        name: nameOf(group),
        text: usd(group.costUsd),
        parts: [{ kind: 'main', value: group.costUsd }],
        whole,
      }))}
      legend={[{ kind: 'main', label: texts.cost }]}
    />
  );
}
