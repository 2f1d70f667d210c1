import type { OptimizeInput } from '@prompt-refinery/client';
import { LEVELS, STRATEGIES } from '../../api/options.ts';
import { PROVIDERS } from '../../api/providers.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import { textOf } from '../../session/form-data.ts';
import styles from './diff.module.css';
import { refineTexts } from './texts.ts';

const CHOICES = ['auto', ...PROVIDERS] as const;
const FORMATS = ['default', 'markdown', 'json', 'xml'] as const;
const MODES = ['direct', 'hybrid'] as const;

/** What the form says beside the text. What nobody chose is left to the organization. */
export function optionsOf(form: FormData): Partial<OptimizeInput> {
  const chosen = <Value extends string>(name: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === textOf(form, name));
  const targetTokens = Number.parseInt(textOf(form, 'targetTokens'), 10);
  const provider = chosen('provider', CHOICES);
  const model = textOf(form, 'model').trim();
  const compressionLevel = chosen('compressionLevel', LEVELS);
  const strategy = chosen('strategy', STRATEGIES);
  const outputFormat = chosen('outputFormat', FORMATS);
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

/** Everything that is optional, out of the way until somebody wants it. */
export function RefineOptions({ error }: { error: unknown }) {
  const refine = useTexts(refineTexts);
  const choice = (
    name: string,
    label: string,
    values: readonly string[],
    nameOf = (value: string) => value,
  ) => (
    <Field name={name} label={label} error={error}>
      {(input) => (
        <select {...input} defaultValue="">
          <option value="">{refine.asOrganization}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {nameOf(value)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const levels: Readonly<Record<string, string>> = refine.levels;
  return (
    <details>
      <summary>{refine.options}</summary>
      <div className={styles.options}>
        {choice('provider', refine.provider, CHOICES)}
        <Field name="model" label={refine.model} error={error}>
          {(input) => <input {...input} maxLength={200} autoComplete="off" spellCheck={false} />}
        </Field>
        {choice('compressionLevel', refine.level, LEVELS, (value) => levels[value] ?? value)}
        {choice('strategy', refine.strategy, STRATEGIES)}
        {choice('outputFormat', refine.format, FORMATS)}
        {choice('mode', refine.mode, MODES)}
        <Field name="targetTokens" label={refine.targetTokens} error={error}>
          {(input) => <input {...input} type="number" min={1} max={1_000_000} inputMode="numeric" />}
        </Field>
      </div>
    </details>
  );
}
