import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { personalClient } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { meSearch } from './me-search.ts';
import { meTexts } from './texts.ts';

/** While an export is made it is asked for again so often. */
const POLL_MS = 2_000;

const keyOf = (id: string) => ['export', id] as const;

/**
 * Asks for everything that is stored about the person. The address names the export that is shown: the API
 * has no list of them.
 */
export function ExportSection() {
  const { data } = useTexts(meTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search = meSearch(useSearch({ from: '/person/me' }));
  const asking = useMutation({
    mutationFn: () => personalClient.exportUserData(),
    onSuccess: async (asked) => {
      queries.setQueryData(keyOf(asked.id), asked);
      await navigate({ to: '/me', search: { ...search, tab: 'data', export: asked.id }, replace: true });
    },
  });
  return (
    <Section title={data.exportTitle}>
      <p>{data.exportText}</p>
      <div>
        <Button onClick={() => asking.mutate()} disabled={asking.isPending}>
          {data.ask}
        </Button>
      </div>
      {asking.error && <ProblemNote error={asking.error} />}
      {search.export && <ExportState id={search.export} />}
    </Section>
  );
}

function ExportState({ id }: { id: string }) {
  const { data } = useTexts(meTexts);
  const { number, time } = useFormats();
  const state = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => personalClient.getUserExport({ id }, { signal }),
    refetchInterval: (query) => (query.state.data?.status === 'pending' ? POLL_MS : false),
  });
  return (
    <Read query={state}>
      {({ status, bytes, createdAt, expiresAt }) => (
        <>
          <p role="status">{data.states[status]}</p>
          <Facts
            facts={[
              [data.asked, time(createdAt)],
              [data.size, bytes === null ? null : data.kilobytes(number(Math.ceil(bytes / 1_000)))],
              [data.until, time(expiresAt)],
            ]}
          />
        </>
      )}
    </Read>
  );
}
