import type { AbTest } from '@prompt-refinery/client';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import type { Column } from '../../parts/paged-table.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { abTestTexts } from './texts.ts';

type Arm = AbTest['arms'][number];

/** Each arm with the units that have seen it, those that count, and what came of them. */
export function AbTestArms({ test: { arms } }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { number, percent } = useFormats();
  const columns: Column<Arm>[] = [
    {
      title: texts.version,
      cell: ({ version }) =>
        version === arms[0]?.version ? `${number(version)} (${texts.control})` : number(version),
    },
    { title: texts.weight, isNumber: true, cell: ({ weight }) => percent(weight * 100) },
    { title: texts.exposed, isNumber: true, cell: ({ exposed }) => number(exposed) },
    { title: texts.closed, isNumber: true, cell: ({ closed }) => number(closed) },
    { title: texts.mean, isNumber: true, cell: ({ mean }) => (mean === null ? '–' : number(mean)) },
  ];
  return (
    <Section title={texts.arms}>
      <p>{texts.armsHint}</p>
      <PlainTable label={texts.arms} columns={columns} rows={arms} keyOf={({ version }) => version} />
    </Section>
  );
}
