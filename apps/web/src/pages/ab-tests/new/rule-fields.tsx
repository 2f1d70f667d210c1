import { useTexts } from '../../../i18n/messages.ts';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../ab-tests.module.css';
import { MISSING } from './new-ab-test.ts';
import { NumberField } from './number-field.tsx';
import { newAbTestTexts } from './texts.ts';

interface RuleFieldsProps {
  /** Of the request that the fields were sent with. */
  error: unknown;
}

/** What should grow, and how a unit counts. */
export function MeasureFields({ error }: RuleFieldsProps) {
  const texts = useTexts(newAbTestTexts);
  return (
    <fieldset className={styles.group}>
      <legend>{texts.measured}</legend>
      <div className={parts.fields}>
        <Field name="metric" label={texts.metric} hint={texts.metricHint} error={error}>
          {(input) => (
            <input
              {...input}
              required
              maxLength={100}
              pattern="\s*[a-zA-Z0-9_.\-]+\s*"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field name="missing" label={texts.missing} error={error}>
          {(input) => (
            <select {...input} defaultValue="zero">
              {MISSING.map((missing) => (
                <option key={missing} value={missing}>
                  {texts.missings[missing]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <NumberField
          name="windowHours"
          label={texts.window}
          hint={texts.windowHint}
          error={error}
          limits={{ min: 1, max: 720, step: 1 }}
          value={24}
        />
      </div>
    </fieldset>
  );
}

/** When an arm has won, and what becomes of it. */
export function DecisionFields({ error }: RuleFieldsProps) {
  const texts = useTexts(newAbTestTexts);
  return (
    <fieldset className={styles.group}>
      <legend>{texts.decision}</legend>
      <div className={parts.fields}>
        <NumberField
          name="alpha"
          label={texts.alpha}
          hint={texts.alphaHint}
          error={error}
          limits={{ min: 0.1, max: 20, step: 'any' }}
          value={5}
        />
        <NumberField
          name="minUnits"
          label={texts.minUnits}
          hint={texts.minUnitsHint}
          error={error}
          limits={{ min: 1, max: 10_000_000, step: 1 }}
          value={100}
        />
      </div>
      <Checkbox name="autoPromote" label={texts.autoPromote} hint={texts.autoPromoteHint} checked={false} />
    </fieldset>
  );
}
