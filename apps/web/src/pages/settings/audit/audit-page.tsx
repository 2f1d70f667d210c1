import { type AuditEntry, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Empty } from '../../../parts/states.tsx';
import { Actor } from './actor.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { type AuditSearch, auditFilters, auditInput, auditSearch } from './audit-search.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { ExportLink } from './export-link.tsx';
import { auditTexts } from './texts.ts';
import { Verification } from './verification.tsx';

/** Everything that was changed in the organization, newest first. */
export function Page() {
  const texts = useTexts(auditTexts);
  const { id, client } = useOrganization();
  const found: Record<string, unknown> = useSearch({ from: '/o/$slug/settings/audit' });
  const search = auditSearch(found);
  const filters = auditFilters(found);
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <ExportLink filters={filters} />
      </div>
      <Verification />
      <AuditFilters key={JSON.stringify(filters)} filters={filters} />
      <PagedTable
        queryKey={['audit', id, filters]}
        label={texts.title}
        first={() => client.listAuditLog({ ...auditInput(filters), limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(search)}
        idOf={({ id: entryId }) => entryId}
        empty={
          Object.keys(filters).length > 0 ? (
            <Empty text={texts.emptyFiltered} />
          ) : (
            <Empty
              text={texts.empty}
              curl={`curl -sS '${BASE_URL.href}api/audit-log' -H "X-API-Key: $KEY"`}
            />
          )
        }
      />
      {search.entry && <EntryDialog key={search.entry} sequence={Number(search.entry)} filters={filters} />}
    </div>
  );
}

function useColumns(search: AuditSearch): Column<AuditEntry>[] {
  const texts = useTexts(auditTexts);
  const { slug } = useOrganization();
  const { number, time } = useFormats();
  return [
    {
      title: texts.sequence,
      isNumber: true,
      cell: ({ sequence }) => (
        <Link
          to="/o/$slug/settings/audit"
          params={{ slug }}
          search={{ ...search, entry: String(sequence) }}
          aria-label={texts.entry(number(sequence))}
          resetScroll={false}
        >
          {number(sequence)}
        </Link>
      ),
    },
    { title: texts.time, cell: ({ createdAt }) => time(createdAt) },
    { title: texts.actor, cell: (entry) => <Actor entry={entry} /> },
    { title: texts.action, cell: ({ action }) => <code>{action}</code> },
    { title: texts.target, cell: ({ target }) => <bdi>{target}</bdi> },
  ];
}
