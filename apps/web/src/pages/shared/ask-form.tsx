import { ApiError, type SharedPrompt } from '@prompt-refinery/client';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote, useCountdown } from '../../parts/problem.tsx';
import { textOf } from '../../session/form-data.ts';
import { sharedTexts } from './texts.ts';

interface AskFormProps {
  /** Takes the password, null for none. */
  opening: UseMutationResult<SharedPrompt, Error, string | null>;
  /** Whether it is known that a password is needed. */
  isLocked: boolean;
}

/** The button that shows the prompt, and the field for its password once that is asked for. */
export function AskForm({ opening, isLocked }: AskFormProps) {
  const texts = useTexts(sharedTexts);
  const { common } = useMessages();
  const { error, isPending } = opening;
  const refusal = error instanceof ApiError ? error : null;
  const wait = refusal?.code === 'rate_limited' ? (refusal.retryAfterSeconds ?? 0) : 0;
  const seconds = useCountdown(error, wait);
  const asksPassword = refusal?.code === 'share_password_required';
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isPending || seconds > 0) return;
    opening.mutate(isLocked ? textOf(new FormData(event.currentTarget), 'password') : null);
  };
  return (
    <form className={parts.stack} onSubmit={submit}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      {isLocked && (
        <PasswordField refusal={asksPassword ? refusal : null} isWrong={opening.variables !== null} />
      )}
      {error && !asksPassword && <ProblemNote error={error} />}
      <div className={parts.row}>
        <Button type="submit" primary disabled={isPending || seconds > 0}>
          {texts.show}
        </Button>
        <span role="status">{isPending ? `${common.loading} …` : ''}</span>
      </div>
    </form>
  );
}

interface PasswordFieldProps {
  /** With which the password was asked for; null: another one came after it. */
  refusal: ApiError | null;
  /** Whether a password was sent. */
  isWrong: boolean;
}

function PasswordField({ refusal, isWrong }: PasswordFieldProps) {
  const texts = useTexts(sharedTexts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!refusal) return;
    field.current?.focus();
    field.current?.select();
  }, [refusal]);
  const saysWrong = refusal !== null && isWrong;
  return (
    <div className={parts.field}>
      <label htmlFor={id}>{texts.password}</label>
      <input
        ref={field}
        id={id}
        name="password"
        type="password"
        autoComplete="off"
        maxLength={200}
        required
        aria-describedby={`${id}-hint`}
        aria-invalid={saysWrong || undefined}
      />
      <span id={`${id}-hint`} role="status" className={saysWrong ? parts.error : parts.hint}>
        {saysWrong ? texts.wrong : texts.passwordHint}
      </span>
    </div>
  );
}
