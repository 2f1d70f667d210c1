import { type LabelMove, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { useOrganization } from '../../../api/client.ts';
import { movesKey } from '../../../api/prompts.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { PersonName } from '../../settings/person-name.tsx';
import { labelTexts } from './texts.ts';

/** Which versions had a label, the newest move first. */
export function LabelMoves({ promptId, label }: { promptId: string; label: string }) {
  const texts = useTexts(labelTexts);
  const organization = useOrganization();
  return (
    <Section title={texts.movesOf(label)}>
      <PagedTable
        queryKey={[...movesKey(organization, promptId), label]}
        label={texts.movesOf(label)}
        first={() => organization.client.listLabelMoves({ id: promptId, label, limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns()}
        idOf={({ id }) => id}
        empty={<Empty text={texts.noMoves} />}
      />
    </Section>
  );
}

function useColumns(): Column<LabelMove>[] {
  const texts = useTexts(labelTexts);
  const { number, time } = useFormats();
  const numbered = (version: number | null): string => (version === null ? '–' : number(version));
  return [
    { title: texts.time, cell: ({ createdAt }) => time(createdAt) },
    { title: texts.from, isNumber: true, cell: ({ from }) => numbered(from) },
    { title: texts.to, isNumber: true, cell: ({ to }) => numbered(to) },
    { title: texts.by, cell: ({ userId }) => (userId ? <PersonName id={userId} /> : '–') },
    { title: texts.reason, cell: ({ reason }) => <bdi>{reason ?? '–'}</bdi> },
    {
      title: texts.acknowledged,
      isNumber: true,
      cell: ({ acknowledged }) => number(acknowledged.length),
    },
  ];
}
