import type { Evaluator } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { newestEvaluatorsQuery } from '../../api/evaluators.ts';
import { useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { Read } from '../../parts/read.tsx';
import { settingOf } from './names.ts';
import { newRunTexts } from './new-run-texts.ts';
import { evaluatorsOf } from './run-request.ts';
import { runTexts } from './texts.ts';
import { useEvaluatorName } from './use-names.ts';

interface EvaluatorChoiceProps {
  /** Ids of those that are not offered. */
  without?: readonly string[];
  /** Gets the ids of those that are ticked. */
  onChosen?: (ids: readonly string[]) => void;
}

/** Chooses among the newest evaluators; a form sends them as `evaluators`. */
export function EvaluatorChoice({ without, onChosen }: EvaluatorChoiceProps) {
  const texts = useTexts(newRunTexts);
  const { evaluators, noFurther } = useTexts(runTexts);
  const organization = useOrganization();
  const newest = useQuery(newestEvaluatorsQuery(organization));
  return (
    <Read query={newest}>
      {(found) => {
        const offered = found.filter(({ id }) => !without?.includes(id));
        if (found.length > 0 && offered.length === 0) return <p>{noFurther}</p>;
        if (offered.length === 0)
          return (
            <p>
              {texts.noEvaluators}{' '}
              <Link to="/o/$slug/evaluators" params={{ slug: organization.slug }}>
                {texts.toEvaluators}
              </Link>
            </p>
          );
        return (
          <fieldset
            className={parts.choices}
            onChange={({ currentTarget: { form } }) => form && onChosen?.(evaluatorsOf(new FormData(form)))}
          >
            <legend>{without ? evaluators : texts.evaluatorsHint}</legend>
            <div className={parts.columns}>
              {offered.map((one) => (
                <OneEvaluator key={one.id} evaluator={one} />
              ))}
            </div>
          </fieldset>
        );
      }}
    </Read>
  );
}

function OneEvaluator({ evaluator }: { evaluator: Evaluator }) {
  const { kinds } = useTexts(runTexts);
  const nameOf = useEvaluatorName();
  const { id, name, kind } = evaluator;
  const hint = [name === null ? null : kinds[kind], name === null ? null : settingOf(evaluator)];
  return (
    <label className={parts.choice}>
      <input type="checkbox" name="evaluators" value={id} />
      <span>
        <bdi>{nameOf(evaluator)}</bdi>
        <bdi className={parts.hint}>{hint.filter((one) => one !== null).join(': ')}</bdi>
      </span>
    </label>
  );
}
