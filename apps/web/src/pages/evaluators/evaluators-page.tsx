import { EVALUATOR_KINDS, type Evaluator, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BASE_URL } from '../../api/base-url.ts';
import { useOrganization } from '../../api/client.ts';
import { evaluatorsKey } from '../../api/evaluators.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { type Column, PagedTable } from '../../parts/paged-table.tsx';
import parts from '../../parts/parts.module.css';
import { Empty } from '../../parts/states.tsx';
import { StatusFilter } from '../../parts/status-filter.tsx';
import { type EvaluatorKind, evaluatorsSearch } from './evaluators-search.ts';
import { settingsOf } from './settings.ts';
import { shortSettings } from './short-settings.ts';
import { evaluatorTexts } from './texts.ts';

/** The evaluators of the organization, newest first: all, or those of one kind. */
export function Page() {
  const texts = useTexts(evaluatorTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const navigate = useNavigate();
  const filter = evaluatorsSearch(useSearch({ from: '/o/$slug/evaluators' }));
  const { kind } = filter;
  return (
    <div className={parts.stack}>
      <div className={parts.heading}>
        <h1>{texts.title}</h1>
        <NewEvaluator kind={kind} />
      </div>
      <p>{texts.intro}</p>
      <StatusFilter
        label={texts.kind}
        statuses={EVALUATOR_KINDS}
        names={texts.kinds}
        value={kind}
        onChange={(next) =>
          void navigate({
            to: '/o/$slug/evaluators',
            params: { slug },
            search: next ? { kind: next } : {},
          })
        }
      />
      <PagedTable
        queryKey={[...evaluatorsKey(organization), filter]}
        label={texts.title}
        first={() => organization.client.listEvaluators({ ...filter, limit: MAX_PAGE_SIZE }).page()}
        columns={useColumns(slug)}
        idOf={({ id }) => id}
        empty={
          kind ? (
            <Empty text={texts.emptyFiltered} action={<NewEvaluator kind={kind} />} />
          ) : (
            <Empty text={texts.empty} action={<NewEvaluator />} curl={CURL} />
          )
        }
      />
    </div>
  );
}

const CURL = `curl -sS '${BASE_URL.href}api/evaluators' -H "X-API-Key: $KEY" -H 'Content-Type: application/json' -d '{"name":"Names the days","kind":"contains","settings":{"values":["{{expected}}"],"ignoreCase":true}}'`;

function NewEvaluator({ kind }: { kind?: EvaluatorKind | undefined }) {
  const texts = useTexts(evaluatorTexts);
  const { slug } = useOrganization();
  if (!useMay()('createEvaluator')) return null;
  return (
    <LinkButton primary to="/o/$slug/evaluators/new" params={{ slug }} search={kind ? { kind } : {}}>
      {texts.new}
    </LinkButton>
  );
}

function useColumns(slug: string): Column<Evaluator>[] {
  const texts = useTexts(evaluatorTexts);
  const { number, time } = useFormats();
  return [
    {
      title: texts.name,
      cell: ({ id, name, kind }) => (
        <Link to="/o/$slug/evaluators/$id" params={{ slug, id }}>
          <bdi>{name ?? texts.kinds[kind]}</bdi>
        </Link>
      ),
    },
    { title: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
    {
      title: texts.settings,
      cell: ({ kind, settings }) => <bdi>{shortSettings(kind, settingsOf(settings), { texts, number })}</bdi>,
    },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
  ];
}
