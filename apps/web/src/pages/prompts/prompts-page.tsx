import type { Prompt } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { promptsKey } from '../../api/prompts.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { PromptFilters } from './prompt-filters.tsx';
import { promptsSearch } from './prompts-search.ts';
import { promptTexts } from './texts.ts';

/** Most that is asked for at once: each comes with its text. */
const WINDOW = 50;
const CURL = `curl -sS '${BASE_URL.href}api/prompts' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"name":"Support answer","content":"Answer the question of {{customer}} in at most 100 words."}'`;

/** All prompts of the library, newest first, or those that meet the filters. */
export function Page() {
  const texts = useTexts(promptTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const may = useMay();
  const search = promptsSearch(useSearch({ from: '/o/$slug/prompts' }));
  const isFiltered = Object.keys(search).length > 0;
  const link = may('createPrompt') && (
    <LinkButton to="/o/$slug/prompts/new" params={{ slug }} primary>
      {texts.new}
    </LinkButton>
  );
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <div className={parts.row}>
          <LinkButton to="/o/$slug/prompts/policies" params={{ slug }}>
            {texts.policies}
          </LinkButton>
          {link}
        </div>
      </div>
      <PromptFilters search={search} />
      <PagedTable
        queryKey={[...promptsKey(organization), 'list', search]}
        label={texts.title}
        first={() => organization.client.listPrompts({ ...search, limit: WINDOW }).page()}
        columns={useColumns(slug)}
        idOf={({ id }) => id}
        empty={
          isFiltered ? (
            <Empty text={texts.emptyFiltered} />
          ) : (
            <Empty text={texts.empty} action={link} curl={CURL} />
          )
        }
      />
    </div>
  );
}

function useColumns(slug: string): Column<Prompt>[] {
  const texts = useTexts(promptTexts);
  const { number, time } = useFormats();
  return [
    {
      title: texts.name,
      cell: ({ id, name }) => (
        <Link to="/o/$slug/prompts/$id" params={{ slug, id }} className={parts.cut}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      title: texts.labels,
      cell: ({ labels }) =>
        Object.entries(labels)
          .map(([label, version]) => `${label} ${number(version)}`)
          .join(', ') || '–',
    },
    { title: texts.newest, isNumber: true, cell: ({ latest }) => number(latest) },
    { title: texts.folder, cell: ({ folder }) => <bdi>{folder ?? '–'}</bdi> },
    { title: texts.category, cell: ({ category }) => <bdi>{category ?? '–'}</bdi> },
    { title: texts.tags, cell: ({ tags }) => <bdi>{tags.join(', ') || '–'}</bdi> },
    { title: texts.changed, cell: ({ updatedAt }) => time(updatedAt) },
  ];
}
