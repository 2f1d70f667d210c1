import type { AbTest } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { evidenceNeeded } from './evidence.ts';
import { abTestTexts } from './texts.ts';
import { useEvidence } from './use-evidence.ts';

type Comparison = AbTest['comparisons'][number];

/** How far each further arm has come on its way to win: everything in its row must be reached. */
export function WinnerNeeds({ test }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  const evidence = useEvidence();
  const { arms, comparisons, guardrails, minUnits } = test;
  const closedOf = (version: number | undefined): string =>
    number(arms.find((arm) => arm.version === version)?.closed ?? 0);
  const provenOf = (version: number): number =>
    guardrails.filter((guardrail) => guardrail.arms.some((arm) => arm.version === version && arm.proven))
      .length;
  const columns: Column<Comparison>[] = [
    { title: texts.version, cell: ({ arm }) => number(arm) },
    {
      title: texts.evidence,
      isNumber: true,
      cell: ({ eValue }) => texts.isOf(evidence(eValue), number(evidenceNeeded(test))),
    },
    {
      title: texts.closedUnits,
      isNumber: true,
      cell: ({ arm }) => texts.bothOf(closedOf(arm), closedOf(arms[0]?.version), number(minUnits)),
    },
    {
      title: texts.proven,
      isNumber: true,
      cell: ({ arm }) => texts.isOf(number(provenOf(arm)), number(guardrails.length)),
    },
  ];
  return (
    <>
      <h3>{texts.needs}</h3>
      <PlainTable label={texts.needs} columns={columns} rows={comparisons} keyOf={({ arm }) => arm} />
    </>
  );
}
