import { CUSTOM_REQUEST_FORMATS, type Provider } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { providerTexts } from './texts.ts';

/** Where an endpoint of the organization's own is, and how it is asked. */
export function EndpointFields({ now, error }: { now: Provider; error: unknown }) {
  const texts = useTexts(providerTexts);
  return (
    <>
      <Field name="baseUrl" label={texts.baseUrl} hint={texts.baseUrlHint} error={error}>
        {(input) => <input {...input} type="url" defaultValue={now.baseUrl ?? ''} maxLength={500} />}
      </Field>
      <div className={parts.fields}>
        <Field name="requestFormat" label={texts.format} error={error}>
          {(input) => (
            <select {...input} defaultValue={now.requestFormat ?? 'openai'}>
              {CUSTOM_REQUEST_FORMATS.map((format) => (
                <option key={format} value={format}>
                  {format}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="authHeader" label={texts.authHeader} hint={texts.authHeaderHint} error={error}>
          {(input) => (
            <input
              {...input}
              defaultValue={now.authHeader ?? ''}
              pattern="[A-Za-z0-9\-]{1,100}"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      </div>
    </>
  );
}
