import { COMPRESSION_LEVELS, type Organization, REMOTE_PROVIDERS, STRATEGIES } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { textOf } from '../../../session/form-data.ts';
import type { Settings } from './changes.ts';
import { FallbackOrder } from './fallback-order.tsx';
import { SettingsForm } from './settings-form.tsx';
import { organizationTexts } from './texts.ts';

const NAMES = ['defaultStrategy', 'defaultCompressionLevel', 'fallbackOrder'] as const;

const read = (form: FormData): Settings => ({
  defaultStrategy: STRATEGIES.find((one) => one === textOf(form, 'defaultStrategy')) ?? null,
  defaultCompressionLevel:
    COMPRESSION_LEVELS.find((one) => one === textOf(form, 'defaultCompressionLevel')) ?? null,
  fallbackOrder: form
    .getAll('fallbackOrder')
    .flatMap((value) => REMOTE_PROVIDERS.find((provider) => provider === value) ?? []),
});

/** How prompts are refined that do not say how. */
export function RefiningForm({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  return (
    <SettingsForm title={texts.refining} organization={organization} names={NAMES} read={read}>
      {(shown, error) => (
        <>
          <Field name="defaultStrategy" label={texts.strategy} error={error}>
            {(input) => (
              <select {...input} defaultValue={shown.defaultStrategy ?? ''}>
                <option value="">{texts.notSet('UNIVERSAL')}</option>
                {STRATEGIES.map((strategy) => (
                  <option key={strategy} value={strategy}>
                    {strategy}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="defaultCompressionLevel" label={texts.level} error={error}>
            {(input) => (
              <select {...input} defaultValue={shown.defaultCompressionLevel ?? ''}>
                <option value="">{texts.notSet(texts.levels.medium)}</option>
                {COMPRESSION_LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {texts.levels[level]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <FallbackOrder initial={shown.fallbackOrder} />
        </>
      )}
    </SettingsForm>
  );
}
