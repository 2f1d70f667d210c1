import { EVALUATOR_KINDS } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { evaluatorQuery } from '../../api/evaluators.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { type EvaluatorKind, type NewEvaluatorSearch, newEvaluatorSearch } from './evaluators-search.ts';
import { NewEvaluator } from './new-evaluator.tsx';
import { evaluatorTexts } from './texts.ts';

const FIRST_KIND = 'contains';

/** Makes an evaluator of any kind, from nothing or like another one. */
export function Page() {
  const texts = useTexts(evaluatorTexts);
  const organization = useOrganization();
  const { slug } = organization;
  const search = newEvaluatorSearch(useSearch({ from: '/o/$slug/evaluators/new' }));
  const { kind, from } = search;
  const original = useQuery({ ...evaluatorQuery(organization, from ?? ''), enabled: from !== undefined });
  return (
    <div className={parts.stack}>
      <div>
        <h1>{texts.new}</h1>
        <Link to="/o/$slug/evaluators" params={{ slug }}>
          {texts.all}
        </Link>
      </div>
      <p>{texts.willNotChange}</p>
      {from === undefined ? (
        <>
          <KindField kind={kind ?? FIRST_KIND} search={search} />
          <NewEvaluator kind={kind ?? FIRST_KIND} like={null} />
        </>
      ) : (
        <Read query={original}>
          {(like) => (
            <>
              <KindField kind={kind ?? like.kind} search={search} />
              <NewEvaluator key={from} kind={kind ?? like.kind} like={like} />
            </>
          )}
        </Read>
      )}
    </div>
  );
}

/** The form follows the kind, which is in the address. */
function KindField({ kind, search }: { kind: EvaluatorKind; search: NewEvaluatorSearch }) {
  const texts = useTexts(evaluatorTexts);
  const { slug } = useOrganization();
  const navigate = useNavigate();
  return (
    <Field name="kind" label={texts.kind} hint={texts.kindHints[kind]}>
      {(input) => (
        <select
          {...input}
          value={kind}
          onChange={({ target }) =>
            void navigate({
              to: '/o/$slug/evaluators/new',
              params: { slug },
              search: newEvaluatorSearch({ ...search, kind: target.value }),
              replace: true,
              resetScroll: false,
            })
          }
        >
          {EVALUATOR_KINDS.map((one) => (
            <option key={one} value={one}>
              {texts.kinds[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
