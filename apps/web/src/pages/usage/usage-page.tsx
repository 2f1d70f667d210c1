import type { Usage } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import parts from '../../parts/parts.module.css';
import { Bars } from '../../parts/pictures/bars.tsx';
import { Figure } from '../../parts/pictures/figure.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { usageTexts } from './texts.ts';

/** What the organization has used this month, and what is left. */
export function Page() {
  const texts = useTexts(usageTexts);
  const { client, id } = useOrganization();
  const query = useQuery({
    queryKey: ['usage', id],
    queryFn: ({ signal }) => client.getUsage({}, { signal }),
    refetchInterval: 60_000,
  });
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <Read query={query}>
        {(usage) => (
          <>
            <Month usage={usage} />
            <Limits usage={usage} />
            <Spend usage={usage} />
          </>
        )}
      </Read>
    </div>
  );
}

function Month({ usage: { plan, period, resetsAt, checks } }: { usage: Usage }) {
  const texts = useTexts(usageTexts);
  const { number, month, time } = useFormats();
  return (
    <Facts
      facts={[
        [texts.plan, texts.plans[plan]],
        [texts.month, month(period.start)],
        [texts.resets, time(resetsAt)],
        [texts.checks, number(checks)],
      ]}
    />
  );
}

/** How much of the month is over, 0 to 1. */
const shareOfMonth = ({ start, end }: Usage['period']): number => {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return Math.min(1, Math.max(0, (Date.now() - from) / (to - from)));
};

function useLegend() {
  const texts = useTexts(usageTexts);
  return [
    { kind: 'main', label: texts.used },
    { kind: 'second', label: texts.reserved },
    { kind: 'mark', label: texts.monthGone },
  ] as const;
}

function Limits({ usage: { meters, period } }: { usage: Usage }) {
  const texts = useTexts(usageTexts);
  const { number } = useFormats();
  const legend = useLegend();
  const orUnlimited = (value: number | null): string => (value === null ? texts.unlimited : number(value));
  const limited = meters.flatMap(({ limit, ...meter }) => (limit === null ? [] : [{ ...meter, limit }]));
  return (
    <Section title={texts.limits}>
      <Figure
        title={texts.limitsPicture}
        table={{
          columns: [texts.meter, texts.used, texts.reserved, texts.left, texts.limit],
          rows: meters.map(({ name, used, reserved, remaining, limit }) => [
            texts.meters[name],
            number(used),
            number(reserved),
            orUnlimited(remaining),
            orUnlimited(limit),
          ]),
        }}
      >
        {limited.length > 0 && (
          <Bars
            bars={limited.map(({ name, used, reserved, limit }) => ({
              name: texts.meters[name],
              text: texts.usedOf(number(used + reserved), number(limit)),
              parts: [
                { kind: 'main', value: used },
                { kind: 'second', value: reserved },
              ],
              whole: limit,
            }))}
            legend={legend}
            mark={shareOfMonth(period)}
          />
        )}
        {limited.length < meters.length && (
          <Facts
            facts={meters
              .filter(({ limit }) => limit === null)
              .map(({ name, used, reserved }) => [
                texts.meters[name],
                `${number(used + reserved)} (${texts.unlimited})`,
              ])}
          />
        )}
      </Figure>
    </Section>
  );
}

function Spend({ usage: { spend, period } }: { usage: Usage }) {
  const texts = useTexts(usageTexts);
  const { usd } = useFormats();
  const legend = useLegend();
  const { budgetUsd, spentUsd, reservedUsd, remainingUsd } = spend;
  return (
    <Section title={texts.spend}>
      <p>{texts.spendHint}</p>
      <Facts
        facts={[
          [texts.spent, usd(spentUsd)],
          [texts.reserved, usd(reservedUsd)],
          [texts.left, remainingUsd === null ? '–' : usd(remainingUsd)],
          [texts.budget, budgetUsd === null ? texts.noBudget : usd(budgetUsd)],
        ]}
      />
      {budgetUsd !== null && (
        <Figure
          title={texts.spendPicture}
          table={{
            columns: [texts.spend, texts.used, texts.reserved, texts.left, texts.budget],
            rows: [[texts.spend, usd(spentUsd), usd(reservedUsd), usd(remainingUsd ?? 0), usd(budgetUsd)]],
          }}
        >
          <Bars
            bars={[
              {
                name: texts.spend,
                text: texts.usedOf(usd(spentUsd + reservedUsd), usd(budgetUsd)),
                parts: [
                  { kind: 'main', value: spentUsd },
                  { kind: 'second', value: reservedUsd },
                ],
                whole: budgetUsd,
              },
            ]}
            legend={legend}
            mark={shareOfMonth(period)}
          />
        </Figure>
      )}
    </Section>
  );
}
