import { type DirectoryUser, type ListDirectoryUsersInput, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { directoryPeopleKey } from '../../../api/directory.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { StatusFilter } from '../../../parts/status-filter.tsx';
import { directorySearch, PERSON_STATUSES, type PersonStatus } from './directory-search.ts';
import { directoryTexts } from './texts.ts';

const CURL = `curl -sS '${BASE_URL.href}scim/v2/Users' -H "Authorization: Bearer $SCIM_TOKEN" -H 'Content-Type: application/scim+json' -d '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"grace@acme.example"}'`;

/** The people that came from directories, newest first: all, or those of one status. */
export function People() {
  const texts = useTexts(directoryTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const { status } = directorySearch(useSearch({ from: '/o/$slug/settings/directory' }));
  const show = (next: PersonStatus | undefined): void =>
    void navigate({
      to: '/o/$slug/settings/directory',
      params: { slug },
      search: next ? { status: next } : {},
      resetScroll: false,
    });
  return (
    <Section title={texts.people}>
      <StatusFilter
        label={texts.status}
        statuses={PERSON_STATUSES}
        names={texts.statuses}
        value={status}
        onChange={show}
      />
      <PagedTable
        queryKey={[...directoryPeopleKey(organization), status]}
        label={texts.people}
        first={() => organization.client.listDirectoryUsers(pageOf(status)).page()}
        columns={useColumns()}
        idOf={({ id }) => id}
        empty={status ? <Empty text={texts.nobodyOf} /> : <Empty text={texts.nobody} curl={CURL} />}
      />
    </Section>
  );
}

function pageOf(status: PersonStatus | undefined): ListDirectoryUsersInput {
  const input: ListDirectoryUsersInput = { limit: MAX_PAGE_SIZE };
  if (status) input.active = status === 'active';
  return input;
}

function useColumns(): Column<DirectoryUser>[] {
  const texts = useTexts(directoryTexts);
  const { list } = useFormats();
  return [
    { title: texts.name, cell: ({ displayName }) => <bdi>{displayName ?? '–'}</bdi> },
    { title: texts.userName, cell: ({ userName }) => <bdi>{userName}</bdi> },
    { title: texts.groups, cell: ({ groups }) => <bdi>{groups.length === 0 ? '–' : list(groups)}</bdi> },
    {
      title: texts.status,
      cell: ({ active }) => (
        <span className={active ? undefined : parts.hint}>
          {texts.statuses[active ? 'active' : 'deactivated']}
        </span>
      ),
    },
  ];
}
