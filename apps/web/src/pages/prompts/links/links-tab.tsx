import type { Prompt, Share } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { type Column, PagedTable } from '../../../parts/paged-table.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { sharesKey } from './share-queries.ts';
import { linkTexts } from './texts.ts';

const WINDOW = 50;

/** The links to a prompt, and the way to make and to end one. */
export function LinksTab({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(linkTexts);
  const organization = useOrganization();
  const { id } = prompt;
  return (
    <Section title={texts.links}>
      <p>{texts.listIntro}</p>
      <PagedTable
        queryKey={sharesKey(organization, id)}
        label={texts.links}
        first={() => organization.client.listShares({ promptId: id, limit: WINDOW }).page()}
        columns={useColumns(id)}
        idOf={(share) => share.id}
        empty={<NoLink prompt={prompt} />}
      />
    </Section>
  );
}

function NoLink({ prompt: { id, latest } }: { prompt: Prompt }) {
  const texts = useTexts(linkTexts);
  if (!useMay()('createShare')) return <Empty text={texts.none} />;
  const body = JSON.stringify({ promptId: id, version: latest });
  return (
    <Empty
      text={texts.none}
      curl={`curl -sS '${BASE_URL.href}api/sharing/create' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '${body}'`}
    />
  );
}

function useColumns(promptId: string): Column<Share>[] {
  const texts = useTexts(linkTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const { number, time } = useFormats();
  const may = useMay();
  const columns: Column<Share>[] = [
    {
      title: texts.version,
      cell: ({ version }) => (
        <Link to="/o/$slug/prompts/$id" params={{ slug, id: promptId }} search={{ tab: 'versions', version }}>
          {number(version)}
        </Link>
      ),
    },
    { title: texts.created, cell: ({ createdAt }) => time(createdAt) },
    {
      title: texts.views,
      cell: ({ views, maxViews }) =>
        maxViews === null ? number(views) : texts.viewsOf(number(views), number(maxViews)),
    },
    {
      title: texts.until,
      cell: ({ expiresAt }) => (expiresAt === null ? texts.noEnd : time(expiresAt)),
    },
    { title: texts.password, cell: ({ hasPassword }) => (hasPassword ? common.yes : common.no) },
    {
      title: texts.state,
      cell: (share) => (hasEnded(share) ? <span className={parts.error}>{texts.ended}</span> : texts.open),
    },
  ];
  if (!may('revokeShare')) return columns;
  return [...columns, { title: texts.revoke, cell: (share) => <Revoke share={share} /> }];
}

/** Whether nobody can open a link any more, as far as this page knows. */
const hasEnded = ({ views, maxViews, expiresAt }: Share): boolean =>
  (maxViews !== null && views >= maxViews) || (expiresAt !== null && new Date(expiresAt) <= new Date());

function Revoke({ share: { id, promptId, createdAt } }: { share: Share }) {
  const texts = useTexts(linkTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const { time } = useFormats();
  const revoke = async (): Promise<void> => {
    await organization.client.revokeShare(id);
    await queries.invalidateQueries({ queryKey: sharesKey(organization, promptId) });
  };
  return (
    <ConfirmButton
      label={texts.revoke}
      about={time(createdAt)}
      question={texts.revokeQuestion(time(createdAt))}
      action={revoke}
    />
  );
}
