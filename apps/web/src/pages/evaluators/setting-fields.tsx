import { MAX_EVALUATOR_TEXT, MAX_PATTERN } from '@prompt-refinery/client';
import { useTexts } from '../../i18n/messages.ts';
import { Checkbox } from '../../parts/checkbox.tsx';
import { Field } from '../../parts/field.tsx';
import { fieldOf } from './evaluator-form.ts';
import type { EvaluatorKind } from './evaluators-search.ts';
import { SETTINGS_OF_KIND, type Setting, type Settings } from './settings.ts';
import { TextField } from './text-field.tsx';
import { TextList } from './text-list.tsx';
import { evaluatorTexts } from './texts.ts';

interface SettingFieldsProps {
  kind: EvaluatorKind;
  /** As they are at first. */
  settings: Settings;
  /** Of the last try. */
  error: unknown;
}

/** A field for each setting of a kind. */
export function SettingFields({ kind, settings, error }: SettingFieldsProps) {
  return SETTINGS_OF_KIND[kind].map((name) => (
    <SettingField key={name} name={name} kind={kind} settings={settings} error={error} />
  ));
}

function SettingField({ name, kind, settings, error }: SettingFieldsProps & { name: Setting }) {
  const texts = useTexts(evaluatorTexts);
  const field = { name: fieldOf(name), label: texts[name], error };
  switch (name) {
    case 'value':
      return (
        <TextField {...field} hint={texts.valueHint} text={settings.value} maxLength={MAX_EVALUATOR_TEXT} />
      );
    case 'values':
      return <TextList texts={settings.values ?? ['']} error={error} />;
    case 'pattern':
      return (
        <TextField
          {...field}
          hint={texts.patternHint}
          text={settings.pattern}
          maxLength={MAX_PATTERN}
          isCode
          required
        />
      );
    case 'schema':
      return <TextField {...field} hint={texts.schemaHint} text={schemaText(settings)} isCode required />;
    case 'rubric':
      return (
        <TextField
          {...field}
          hint={kind === 'judge' ? texts.rubricHint : `${texts.optionalRubric} ${texts.rubricHint}`}
          text={settings.rubric}
          maxLength={MAX_EVALUATOR_TEXT}
          required={kind === 'judge'}
        />
      );
    case 'ignoreCase':
      return <Checkbox name={field.name} label={field.label} checked={settings.ignoreCase ?? false} />;
    case 'negate':
      return (
        <Checkbox
          name={field.name}
          label={field.label}
          hint={texts.negateHint}
          checked={settings.negate ?? false}
        />
      );
    default:
      return <LineField name={name} settings={settings} error={error} />;
  }
}

const schemaText = ({ schema }: Settings): string =>
  schema === undefined ? '' : JSON.stringify(schema, null, 2);

interface LineFieldProps extends Omit<SettingFieldsProps, 'kind'> {
  name: 'mode' | 'model' | 'threshold';
}

/** What fits in a line. */
function LineField({ name, settings, error }: LineFieldProps) {
  const texts = useTexts(evaluatorTexts);
  const field = { name: fieldOf(name), label: texts[name], error };
  if (name === 'mode')
    return (
      <Field {...field}>
        {(input) => (
          <select {...input} defaultValue={settings.mode ?? 'all'}>
            <option value="all">{texts.modes.all}</option>
            <option value="any">{texts.modes.any}</option>
          </select>
        )}
      </Field>
    );
  if (name === 'model')
    return (
      <Field {...field} hint={texts.modelHint}>
        {(input) => (
          <input
            {...input}
            defaultValue={settings.model}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
    );
  return (
    <Field {...field} hint={texts.thresholdHint}>
      {(input) => (
        <input
          {...input}
          type="number"
          min={0}
          max={1}
          step="any"
          defaultValue={settings.threshold}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
