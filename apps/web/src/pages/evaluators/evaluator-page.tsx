import type { Evaluator } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { evaluatorQuery } from '../../api/evaluators.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Facts } from '../../parts/facts.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { SettingList } from './setting-list.tsx';
import { evaluatorTexts } from './texts.ts';

/** One evaluator with all of its settings. It never changes: another one can be made like it. */
export function Page() {
  const texts = useTexts(evaluatorTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const { id } = useParams({ from: '/o/$slug/evaluators/$id' });
  const query = useQuery(evaluatorQuery(organization, id));
  const may = useMay();
  return (
    <div className={parts.stack}>
      <div>
        <h1>
          <bdi>{query.data?.name ?? texts.one}</bdi>
        </h1>
        <Link to="/o/$slug/evaluators" params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <Read query={query}>
        {(evaluator) => (
          <>
            <EvaluatorFacts evaluator={evaluator} />
            <SettingList evaluator={evaluator} />
            <p>{texts.unchanging}</p>
            {may('createEvaluator') && (
              <div>
                <LinkButton to="/o/$slug/evaluators/new" params={{ slug }} search={{ from: id }}>
                  {texts.another}
                </LinkButton>
              </div>
            )}
          </>
        )}
      </Read>
    </div>
  );
}

function EvaluatorFacts({ evaluator: { kind, createdAt } }: { evaluator: Evaluator }) {
  const texts = useTexts(evaluatorTexts);
  const { time } = useFormats();
  return (
    <>
      <Facts
        facts={[
          [texts.kind, texts.kinds[kind]],
          [texts.created, time(createdAt)],
        ]}
      />
      <p>{texts.kindHints[kind]}</p>
    </>
  );
}
