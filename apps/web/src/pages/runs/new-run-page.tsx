import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { newestDatasetsQuery } from '../../api/datasets.ts';
import { foundPromptsQuery } from '../../api/prompts.ts';
import { useTexts } from '../../i18n/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Read } from '../../parts/read.tsx';
import { Empty } from '../../parts/states.tsx';
import { NewRunForm } from './new-run-form.tsx';
import { newRunTexts } from './new-run-texts.ts';
import styles from './runs.module.css';
import { newRunSearch } from './runs-search.ts';
import { runTexts } from './texts.ts';

/** Starts a run: what is tested with which examples, how it is scored, and what it may cost. */
export function Page() {
  const { new: title, all, intro } = useTexts(runTexts);
  const texts = useTexts(newRunTexts);
  const organization = useOrganization();
  const params = { slug: organization.slug };
  const datasets = useQuery(newestDatasetsQuery(organization));
  return (
    <div className={styles.page}>
      <div>
        <h1>{title}</h1>
        <Link to="/o/$slug/runs" params={params}>
          {all}
        </Link>
      </div>
      <p>{intro}</p>
      <Read query={datasets}>
        {({ length }) =>
          length === 0 ? <Lack text={texts.noDatasets} to="datasets" link={texts.toDatasets} /> : <Prompts />
        }
      </Read>
    </div>
  );
}

/** The form, once there are prompts to choose from. */
function Prompts() {
  const texts = useTexts(newRunTexts);
  const search = newRunSearch(useSearch({ from: '/o/$slug/runs/new' }));
  const prompts = useQuery(foundPromptsQuery(useOrganization(), ''));
  return (
    <Read query={prompts}>
      {({ length }) =>
        length === 0 ? (
          <Lack text={texts.noPrompts} to="prompts" link={texts.toPrompts} />
        ) : (
          <NewRunForm search={search} />
        )
      }
    </Read>
  );
}

/** What a run needs and there is none of, and where it is made. */
function Lack({ text, to, link }: { text: string; to: 'datasets' | 'prompts'; link: string }) {
  const { slug } = useOrganization();
  return (
    <Empty
      text={text}
      action={
        <LinkButton to={`/o/$slug/${to}`} params={{ slug }}>
          {link}
        </LinkButton>
      }
    />
  );
}
