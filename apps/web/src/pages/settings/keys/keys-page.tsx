import { type ApiKey, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Empty } from '../../../parts/states.tsx';
import { KeyFilter } from './key-filter.tsx';
import { keysKey } from './key-queries.ts';
import { useKeyState } from './key-state.ts';
import { keysSearch } from './keys-search.ts';
import { keyTexts } from './texts.ts';

/** The API keys of the organization, newest first. */
export function Page() {
  const texts = useTexts(keyTexts);
  const organization = useOrganization();
  const search = keysSearch(useSearch({ from: '/o/$slug/settings/keys' }));
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <NewKey />
      </div>
      <p>{texts.intro}</p>
      <KeyFilter key={search.prefix} search={search} />
      <PagedTable
        queryKey={[...keysKey(organization), search]}
        label={texts.title}
        first={() => organization.client.listApiKeys({ ...search, limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(organization.slug)}
        idOf={({ id }) => id}
        empty={search.prefix ? <Empty text={texts.emptyFiltered} /> : <NoKey />}
      />
    </div>
  );
}

function NewKey() {
  const texts = useTexts(keyTexts);
  const { slug } = useOrganization();
  if (!useMay()('createApiKey')) return null;
  return (
    <LinkButton primary to="/o/$slug/settings/keys/new" params={{ slug }}>
      {texts.new}
    </LinkButton>
  );
}

function NoKey() {
  const texts = useTexts(keyTexts);
  return (
    <Empty
      text={texts.empty}
      action={<NewKey />}
      curl={`curl -sS '${BASE_URL.href}api/api-keys' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"CI","scopes":["optimizations:write"]}'`}
    />
  );
}

function useColumns(slug: string): Column<ApiKey>[] {
  const texts = useTexts(keyTexts);
  const { isExpired, state, lastUse, expiry, limits } = useKeyState();
  return [
    {
      title: texts.name,
      cell: ({ id, name }) => (
        <Link to="/o/$slug/settings/keys/$id" params={{ slug, id }}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    { title: texts.prefix, cell: ({ prefix }) => <code>{prefix}…</code> },
    {
      title: texts.state,
      cell: (key) => <span className={isExpired(key) ? parts.error : undefined}>{state(key)}</span>,
    },
    {
      title: texts.scopes,
      cell: ({ scopes: [first = '', ...more] }) => texts.scopeCount(first, more.length),
    },
    { title: texts.lastUse, cell: lastUse },
    { title: texts.expiry, cell: expiry },
    { title: texts.limits, cell: limits },
  ];
}
