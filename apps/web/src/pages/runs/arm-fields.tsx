import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { PromptPicker } from '../../pickers/prompt-picker.tsx';
import { VersionPicker } from '../../pickers/version-picker.tsx';
import type { ArmDraft } from './arm-drafts.ts';
import { newRunTexts } from './new-run-texts.ts';
import styles from './runs.module.css';
import { runTexts } from './texts.ts';

interface ArmFieldsProps {
  arm: ArmDraft;
  /** Its place, from 0. */
  at: number;
  /** How many arms there are. */
  count: number;
  place: (element: HTMLElement | null) => void;
  onChange: (arm: ArmDraft) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  error: unknown;
}

/** One arm: a version of a prompt, and the model that is asked. */
export function ArmFields({ arm, at, count, place, onChange, onMove, onRemove, error }: ArmFieldsProps) {
  const texts = useTexts(newRunTexts);
  const { model } = useTexts(runTexts);
  const number = useFormats().number(at + 1);
  const title = at === 0 ? texts.baselineTitle(number) : texts.armTitle(number);
  const field = `arms.${at}`;
  return (
    <fieldset ref={place} className={styles.arm} tabIndex={-1}>
      <legend>{title}</legend>
      <PromptPicker
        name={`${field}.promptId`}
        value={arm.promptId}
        onChange={(promptId) => onChange({ ...arm, promptId, version: null })}
        error={error}
      />
      <div className={parts.fields}>
        <VersionPicker
          name={`${field}.version`}
          promptId={arm.promptId}
          value={arm.version}
          onChange={(version) => onChange({ ...arm, version })}
          error={error}
        />
        <Field name={`${field}.model`} label={model} hint={texts.modelHint} error={error}>
          {(input) => (
            <input
              {...input}
              value={arm.model}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => onChange({ ...arm, model: target.value })}
            />
          )}
        </Field>
      </div>
      <div className={parts.row}>
        <Button aria-label={`${texts.up}: ${title}`} onClick={() => onMove(at - 1)} disabled={at === 0}>
          {texts.up}
        </Button>
        <Button
          aria-label={`${texts.down}: ${title}`}
          onClick={() => onMove(at + 1)}
          disabled={at === count - 1}
        >
          {texts.down}
        </Button>
        <Button aria-label={`${texts.remove}: ${title}`} onClick={onRemove} disabled={count === 1}>
          {texts.remove}
        </Button>
      </div>
    </fieldset>
  );
}
