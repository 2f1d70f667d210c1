import { type AbTest, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { PromptName } from '../../pickers/prompt-name.tsx';
import { useLiveList } from '../../session/use-live-list.ts';
import { abTestsKey, isChanging } from './ab-test-queries.ts';
import styles from './ab-tests.module.css';
import { AbTestsFilters } from './ab-tests-filters.tsx';
import { type AbTestsSearch, abTestsSearch } from './ab-tests-search.ts';
import { abTestTexts } from './texts.ts';

/** All A/B tests of the organization, newest first. */
export function Page() {
  const texts = useTexts(abTestTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const may = useMay();
  const search = abTestsSearch(useSearch({ from: '/o/$slug/ab-tests' }));
  const { status, prompt } = search;
  const go = (next: AbTestsSearch): void =>
    void navigate({ to: '/o/$slug/ab-tests', params: { slug }, search: next });
  const input = { ...(status && { status }), ...(prompt && { promptId: prompt }), limit: MAX_PAGE_SIZE };
  const queryKey = [...abTestsKey(organization), status ?? 'all', prompt ?? 'all'];
  useLiveList({
    queryKey,
    window: MAX_PAGE_SIZE,
    read: (signal) => organization.client.listAbTests(input, { signal }).page(),
    isChanging,
  });
  const create = (primary: boolean) =>
    may('createAbTest') && (
      <LinkButton
        to="/o/$slug/ab-tests/new"
        params={{ slug }}
        search={prompt ? { prompt } : {}}
        primary={primary}
      >
        {texts.new}
      </LinkButton>
    );
  return (
    <div className={styles.page}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        {create(true)}
      </div>
      <AbTestsFilters search={search} onChange={go} />
      <div>
        <PagedTable
          queryKey={queryKey}
          label={texts.title}
          first={() => organization.client.listAbTests(input).page()}
          columns={useColumns(slug)}
          idOf={({ id }) => id}
          empty={
            status || prompt ? (
              <Empty text={texts.emptyFiltered} />
            ) : (
              <Empty text={texts.empty} action={create(false)} curl={CURL} />
            )
          }
        />
      </div>
    </div>
  );
}

const BODY = {
  promptId: '…',
  label: 'production',
  arms: [
    { version: 1, weight: 0.5 },
    { version: 2, weight: 0.5 },
  ],
  metric: 'solved',
};
const CURL = `curl -sS '${BASE_URL.href}api/v1/ab-tests' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '${JSON.stringify(BODY)}'`;

function useColumns(slug: string): Column<AbTest>[] {
  const texts = useTexts(abTestTexts);
  const { number, percent, time } = useFormats();
  return [
    {
      title: texts.prompt,
      cell: ({ id, promptId }) => (
        <Link to="/o/$slug/ab-tests/$id" params={{ slug, id }} className={parts.cut}>
          <PromptName id={promptId} />
        </Link>
      ),
    },
    { title: texts.label, cell: ({ label }) => <bdi>{label}</bdi> },
    { title: texts.status, cell: ({ status }) => texts.statuses[status] },
    {
      title: texts.arms,
      cell: ({ arms }) =>
        arms.map(({ version, weight }) => texts.armOf(number(version), percent(weight * 100))).join(', '),
    },
    {
      title: texts.units,
      isNumber: true,
      cell: ({ arms }) => number(arms.reduce((sum, { exposed }) => sum + exposed, 0)),
    },
    {
      title: texts.winner,
      cell: ({ winner }) => (winner === null ? '–' : texts.versionName(number(winner))),
    },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}
