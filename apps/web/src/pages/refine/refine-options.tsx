import {
  COMPRESSION_LEVELS,
  MODES,
  type OptimizeInput,
  OUTPUT_FORMATS,
  PROVIDERS,
  STRATEGIES,
} from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import { textOf } from '../../session/form-data.ts';
import { useDefaultValues } from './default-values.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

const CHOICES = ['auto', ...PROVIDERS] as const;

/** What the form says beside the text. What nobody chose is left to the organization. */
export function optionsOf(form: FormData): Partial<OptimizeInput> {
  const chosen = <Value extends string>(name: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === textOf(form, name));
  const targetTokens = Number.parseInt(textOf(form, 'targetTokens'), 10);
  const provider = chosen('provider', CHOICES);
  const model = textOf(form, 'model').trim();
  const compressionLevel = chosen('compressionLevel', COMPRESSION_LEVELS);
  const strategy = chosen('strategy', STRATEGIES);
  const outputFormat = chosen('outputFormat', OUTPUT_FORMATS);
  const mode = chosen('mode', MODES);
  return {
    ...(provider && { provider }),
    ...(model && { model }),
    ...(compressionLevel && { compressionLevel }),
    ...(strategy && { strategy }),
    ...(outputFormat && { outputFormat }),
    ...(mode && { mode }),
    ...(Number.isNaN(targetTokens) ? {} : { targetTokens }),
  };
}

/**
 * Everything that is optional, out of the way until somebody wants it. What holds without a choice stands
 * first, with a dot.
 */
export function RefineOptions({ error }: { error: unknown }) {
  const refine = useTexts(refineTexts);
  const defaults = useDefaultValues();
  const choice = <Value extends string>(
    name: string,
    label: string,
    values: readonly Value[],
    names: Readonly<Record<Value, string>>,
  ) => {
    const first = values.find((value) => value === defaults[name]);
    return (
      <Field name={name} label={label} error={error}>
        {(input) => (
          <select {...input} defaultValue="">
            <option value="">{first ? `${names[first]} •` : refine.asOrganization}</option>
            {values
              .filter((value) => value !== first)
              .map((value) => (
                <option key={value} value={value}>
                  {names[value]}
                </option>
              ))}
          </select>
        )}
      </Field>
    );
  };
  return (
    <details>
      <summary>{refine.options}</summary>
      <div className={styles.options}>
        {choice('provider', refine.provider, CHOICES, refine.providers)}
        <Field name="model" label={refine.model} error={error}>
          {(input) => <input {...input} maxLength={200} autoComplete="off" spellCheck={false} />}
        </Field>
        {choice('compressionLevel', refine.level, COMPRESSION_LEVELS, refine.levels)}
        {choice('strategy', refine.strategy, STRATEGIES, refine.strategies)}
        {choice('outputFormat', refine.format, OUTPUT_FORMATS, refine.formats)}
        {choice('mode', refine.mode, MODES, refine.modes)}
        <Field name="targetTokens" label={refine.targetTokens} error={error}>
          {(input) => <input {...input} type="number" min={1} max={1_000_000} inputMode="numeric" />}
        </Field>
      </div>
      <p className={styles.quiet}>{refine.defaults}</p>
    </details>
  );
}
