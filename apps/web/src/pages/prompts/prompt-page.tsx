import type { Prompt } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { promptQuery } from '../../api/prompts.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageTop } from '../../parts/page-top.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { DetailsTab } from './details-tab.tsx';
import { LabelsTab } from './labels/labels-tab.tsx';
import { LinksTab } from './links/links-tab.tsx';
import { ShareButton } from './links/share-button.tsx';
import { PROMPT_TABS, type PromptSearch, type PromptTab, promptSearch } from './prompt-search.ts';
import styles from './prompts.module.css';
import { TestTab } from './tests/test-tab.tsx';
import { TextTab } from './text-tab.tsx';
import { promptTexts } from './texts.ts';
import { versionTexts } from './versions/texts.ts';
import { VersionsTab } from './versions/versions-tab.tsx';

const TABS: Readonly<Record<PromptTab, ComponentType<{ prompt: Prompt; search: PromptSearch }>>> = {
  text: TextTab,
  versions: VersionsTab,
  labels: LabelsTab,
  test: TestTab,
  links: LinksTab,
  details: DetailsTab,
};

/** One prompt: its newest text, and in its other parts everything that was and can be made of it. */
export function Page() {
  const texts = useTexts(promptTexts);
  const organization = useOrganization();
  const { id } = useParams({ from: '/o/$slug/prompts/$id' });
  const search = promptSearch(useSearch({ from: '/o/$slug/prompts/$id' }));
  const { tab = 'text' } = search;
  const query = useQuery(promptQuery(organization, id));
  const Tab = TABS[tab];
  return (
    <div className={styles.page}>
      <PageTop
        name={query.data?.name ?? texts.prompt}
        actions={query.data && !search.edit && <PromptActions prompt={query.data} />}
      >
        <Link to="/o/$slug/prompts" params={{ slug: organization.slug }}>
          {texts.all}
        </Link>
        {query.data && <Short prompt={query.data} />}
      </PageTop>
      <Tabs id={id} open={tab} />
      <Read query={query}>{(prompt) => <Tab key={id} prompt={prompt} search={search} />}</Read>
    </div>
  );
}

/** Where it stands in the library, how many versions it has and when it was changed. */
function Short({ prompt: { folder, latest, updatedAt } }: { prompt: Prompt }) {
  const texts = useTexts(promptTexts);
  const { number, time } = useFormats();
  return (
    <>
      {folder && (
        <>
          {' / '}
          <bdi>{folder}</bdi>
        </>
      )}
      {` · ${texts.newestIs(number(latest))} · ${texts.changedAt(time(updatedAt))}`}
    </>
  );
}

function PromptActions({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(versionTexts);
  const { slug } = useOrganization();
  const may = useMay();
  return (
    <>
      <ShareButton prompt={prompt} />
      {may('updatePrompt') && (
        <LinkButton
          to="/o/$slug/prompts/$id"
          params={{ slug, id: prompt.id }}
          search={{ edit: 'open' }}
          primary
        >
          {texts.edit}
        </LinkButton>
      )}
    </>
  );
}

function Tabs({ id, open }: { id: string; open: PromptTab }) {
  const texts = useTexts(promptTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const shown = PROMPT_TABS.filter((tab) => tab !== 'test' || may('listExecutions') || may('testPrompt'));
  return (
    <nav aria-label={texts.parts}>
      <ul className={parts.tabs}>
        {shown.map((tab) => (
          <li key={tab}>
            <Link
              to="/o/$slug/prompts/$id"
              params={{ slug, id }}
              search={{ tab }}
              aria-current={tab === open ? 'page' : undefined}
            >
              {texts.tabs[tab]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
