import { useTexts } from '../../i18n/messages.ts';
import { Checkbox } from '../../parts/checkbox.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { newRunTexts } from './new-run-texts.ts';
import { runTexts } from './texts.ts';

interface LimitFieldsProps {
  repeats: string;
  onRepeats: (repeats: string) => void;
  /** Of the request that they were sent with. */
  error: unknown;
}

/** How many outputs are made, what they may cost, and when an arm passes. */
export function LimitFields({ repeats, onRepeats, error }: LimitFieldsProps) {
  const names = useTexts(runTexts);
  const texts = useTexts(newRunTexts);
  return (
    <>
      <div className={parts.fields}>
        <Field name="repeats" label={names.repeats} hint={texts.repeatsHint} error={error}>
          {(input) => (
            <input
              {...input}
              type="number"
              min={1}
              max={10}
              required
              value={repeats}
              onChange={({ target }) => onRepeats(target.value)}
            />
          )}
        </Field>
        <Field name="margin" label={texts.marginLabel} hint={texts.marginHint} error={error}>
          {(input) => (
            <input {...input} type="number" min={0} max={100} step="any" required defaultValue={5} />
          )}
        </Field>
        <Field name="maxCostUsd" label={texts.maxCost} hint={texts.maxCostHint} error={error}>
          {(input) => <input {...input} type="number" min={0} max={1_000_000} step={0.000001} />}
        </Field>
        <Field name="clusterBy" label={names.clusterBy} hint={texts.clusterHint} error={error}>
          {(input) => <input {...input} maxLength={64} autoComplete="off" />}
        </Field>
      </div>
      <Checkbox name="stopWhenDecided" label={names.stopWhenDecided} hint={texts.stopHint} checked={false} />
    </>
  );
}
