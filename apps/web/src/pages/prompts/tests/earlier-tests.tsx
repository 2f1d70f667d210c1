import type { Execution } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { testsKey } from '../prompt-queries.ts';
import { testTexts } from './texts.ts';

const WINDOW = 50;

/** The tests of a prompt, newest first. */
export function EarlierTests({ promptId, open }: { promptId: string; open: string | undefined }) {
  const texts = useTexts(testTexts);
  const organization = useOrganization();
  return (
    <Section title={texts.earlier}>
      <PagedTable
        queryKey={[...testsKey(organization, promptId), 'list']}
        label={texts.earlier}
        first={() => organization.client.listExecutions({ id: promptId, limit: WINDOW }).page()}
        columns={useColumns(promptId, open)}
        idOf={({ id }) => id}
        empty={<Empty text={texts.none} />}
      />
    </Section>
  );
}

function useColumns(promptId: string, open: string | undefined): Column<Execution>[] {
  const texts = useTexts(testTexts);
  const { slug } = useOrganization();
  const { number, usd, time } = useFormats();
  return [
    {
      title: texts.time,
      cell: ({ id, createdAt }) => (
        <Link
          to="/o/$slug/prompts/$id"
          params={{ slug, id: promptId }}
          search={{ tab: 'test', test: id }}
          aria-current={id === open || undefined}
          resetScroll={false}
        >
          {time(createdAt)}
        </Link>
      ),
    },
    { title: texts.version, isNumber: true, cell: ({ version }) => number(version) },
    { title: texts.model, cell: ({ model }) => <bdi>{model}</bdi> },
    {
      title: texts.cost,
      isNumber: true,
      cell: ({ costUsd }) => (costUsd === null ? '–' : usd(costUsd)),
    },
    { title: texts.rating, isNumber: true, cell: ({ rating }) => rating ?? '–' },
    { title: texts.output, cell: ({ output }) => <bdi>{output?.slice(0, 200) ?? '–'}</bdi> },
  ];
}
