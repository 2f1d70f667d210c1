import type { AbTest } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { stateOf } from './evidence.ts';
import { abTestTexts } from './texts.ts';
import { useDecimal } from './use-decimal.ts';

type Guardrail = AbTest['guardrails'][number];
type Row = Omit<Guardrail, 'arms'> & { arm: Guardrail['arms'][number] };

const LOOKS = { proven: parts.good, breached: parts.error, open: undefined };

/** What must not get worse, and whether that is certain of each arm. */
export function AbTestGuardrails({ test: { guardrails } }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const columns = useColumns();
  return (
    <Section title={texts.guardrails}>
      {guardrails.length === 0 ? (
        <p>{texts.noGuardrails}</p>
      ) : (
        <>
          <p>{texts.guardrailsHint}</p>
          <PlainTable
            label={texts.guardrails}
            columns={columns}
            rows={guardrails.flatMap(({ arms, ...guardrail }): Row[] =>
              arms.map((arm) => ({ ...guardrail, arm })),
            )}
            keyOf={({ metric, arm }) => `${metric} ${arm.version}`}
          />
        </>
      )}
    </Section>
  );
}

function useColumns(): Column<Row>[] {
  const texts = useTexts(abTestTexts);
  const { number, exact, exactShare } = useFormats();
  const decimal = useDecimal();
  return [
    { title: texts.metric, cell: ({ metric }) => texts.metrics[metric] },
    { title: texts.version, isNumber: true, cell: ({ arm }) => number(arm.version) },
    {
      title: texts.state,
      cell: ({ arm }) => {
        const state = stateOf(arm);
        return <span className={LOOKS[state]}>{texts.states[state]}</span>;
      },
    },
    {
      title: texts.limit,
      cell: ({ maxIncrease, maxPoints }) =>
        maxIncrease === null
          ? texts.morePoints(exact(maxPoints ?? 0))
          : texts.moreShare(exactShare(maxIncrease)),
    },
    {
      title: texts.difference,
      isNumber: true,
      cell: ({ arm: { difference } }) => (difference === null ? '–' : decimal(difference)),
    },
    {
      title: texts.window,
      isNumber: true,
      cell: ({ windowMinutes }) => texts.minutes(number(windowMinutes)),
    },
  ];
}
