import { ApiError } from '@prompt-refinery/client';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { Button } from './button.tsx';
import { FieldProblems } from './field.tsx';
import { type Asked, FormQuestion } from './form-question.tsx';
import styles from './parts.module.css';
import { ProblemNote } from './problem.tsx';

interface ActionFormProps<Result> {
  /** What sends the form. Fields take its `error`. */
  action: UseMutationResult<Result, Error, FormData>;
  /** On the button; `Save` where nothing else is said. */
  submit?: string;
  /** Said once it is done; nothing where the page shows it. */
  done?: string | undefined;
  primary?: boolean;
  /** Empties the fields once it is done. */
  clears?: boolean;
  /**
   * Problems that are said at a field instead of below the form: the name of the field, by the problem's
   * code.
   */
  problems?: Readonly<Record<string, string>>;
  /** What is asked before it is sent; null: nothing. */
  asks?: ((form: FormData) => Asked | null) | undefined;
  /** Called instead of sending anything, where there is a way back. */
  onCancel?: (() => void) | undefined;
  children: ReactNode;
}

const NONE = {};

/** A form that is sent at once, says what is wrong with it and keeps what was written. */
export function ActionForm<Result>(props: ActionFormProps<Result>) {
  const {
    action,
    submit,
    done,
    primary = false,
    clears = false,
    problems = NONE,
    asks,
    onCancel,
    children,
  } = props;
  const { common } = useMessages();
  const form = useRef<HTMLFormElement>(null);
  const [waiting, setWaiting] = useState<{ asked: Asked; data: FormData } | null>(null);
  const { error, isSuccess } = action;
  const isAtField = error instanceof ApiError && Object.hasOwn(problems, error.code);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);
  useEffect(() => {
    if (isSuccess && clears) form.current?.reset();
  }, [isSuccess, clears]);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (action.isPending) return;
    const data = new FormData(event.currentTarget);
    const asked = asks?.(data);
    if (asked) setWaiting({ asked, data });
    else action.mutate(data);
  };
  return (
    <form ref={form} className={styles.stack} onSubmit={onSubmit}>
      <FieldProblems value={problems}>{children}</FieldProblems>
      {error && !isAtField && <ProblemNote error={error} />}
      <div className={styles.row}>
        <Button type="submit" primary={primary} disabled={action.isPending}>
          {submit ?? common.save}
        </Button>
        {onCancel && <Button onClick={onCancel}>{common.cancel}</Button>}
        <span role="status">{isSuccess ? done : ''}</span>
      </div>
      {waiting && (
        <FormQuestion
          asked={waiting.asked}
          onNo={() => setWaiting(null)}
          onYes={() => {
            setWaiting(null);
            action.mutate(waiting.data);
          }}
        />
      )}
    </form>
  );
}
