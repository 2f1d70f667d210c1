import { GATEWAY_REFINES, type Gateway, REMOTE_PROVIDERS } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { MeaningField } from './meaning-field.tsx';
import { gatewayTexts } from './texts.ts';

interface SettingsProps {
  /** What the fields begin with. */
  shown: Gateway;
  /** Of the last request. */
  error: unknown;
}

/** What happens to system texts, who shortens them, and how many conversations keep theirs. */
export function RefineFields({ shown, error }: SettingsProps) {
  const texts = useTexts(gatewayTexts);
  return (
    <>
      <MeaningField
        name="refine"
        label={texts.refine}
        values={GATEWAY_REFINES}
        names={texts.refines}
        meanings={texts.refineMeanings}
        initial={shown.refine}
        error={error}
      />
      <Field name="provider" label={texts.provider} hint={texts.providerHint} error={error}>
        {(input) => (
          <select {...input} defaultValue={shown.provider ?? ''}>
            <option value="">{texts.defaultProvider}</option>
            {REMOTE_PROVIDERS.map((provider) => (
              <option key={provider} value={provider}>
                {provider}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="model" label={texts.model} hint={texts.modelHint} error={error}>
        {(input) => (
          <input
            {...input}
            defaultValue={shown.model ?? ''}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field name="holdoutPercent" label={texts.holdout} hint={texts.holdoutHint} error={error}>
        {(input) => (
          <input {...input} type="number" defaultValue={shown.holdoutPercent} min={0} max={100} required />
        )}
      </Field>
    </>
  );
}
