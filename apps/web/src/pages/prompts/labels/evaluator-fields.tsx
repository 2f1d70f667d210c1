import type { Evaluator } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { errorsAt } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { useEvaluatorName, useNamedEvaluators } from '../../runs/use-names.ts';
import styles from '../prompts.module.css';
import { labelTexts } from './texts.ts';

interface EvaluatorFieldsProps {
  /** The newest ones, which are offered. */
  evaluators: readonly Evaluator[];
  /** Ids of those that are required now. */
  chosen: readonly string[];
  error: unknown;
}

/** Chooses the evaluators that a required run has to have. */
export function EvaluatorFields({ evaluators, chosen, error }: EvaluatorFieldsProps) {
  const texts = useTexts(labelTexts);
  const nameOf = useEvaluatorName();
  const wrong = errorsAt(error, 'require.evaluation.evaluators');
  // Those that are chosen and not among the newest stay.
  const others = useNamedEvaluators(chosen.filter((id) => !evaluators.some((one) => one.id === id)));
  const all = [...evaluators.map((one) => ({ id: one.id, name: nameOf(one) })), ...others];
  return (
    <fieldset className={parts.choices}>
      <legend>{texts.evaluators}</legend>
      {all.length === 0 && <p className={parts.hint}>{texts.noEvaluators}</p>}
      {all.map(({ id, name }) => (
        <label key={id} className={`${parts.choice} ${styles.choice}`}>
          <input type="checkbox" name="evaluators" value={id} defaultChecked={chosen.includes(id)} />
          <bdi>{name}</bdi>
        </label>
      ))}
      <span className={parts.error}>
        <ApiText>{wrong.join('; ')}</ApiText>
      </span>
    </fieldset>
  );
}
