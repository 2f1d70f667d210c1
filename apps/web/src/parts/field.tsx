import { ApiError } from '@prompt-refinery/client';
import { createContext, type ReactNode, use, useId } from 'react';
import { ApiText } from './api-text.tsx';
import styles from './parts.module.css';

/** What the input in a field needs, to be found by its label and to say what is wrong. */
export interface FieldInput {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  /** As the API names it: what a 400 says of it is shown here. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** Of the request that the field was sent with. */
  error?: unknown;
  children: (input: FieldInput) => ReactNode;
}

/** Of problems that are about one field of a form: the name of that field, by the problem's code. */
export const FieldProblems = createContext<Readonly<Record<string, string>>>({});

/** A labelled input. What the API finds wrong with it stands below. */
export function Field({ name, label, hint, error, children }: FieldProps) {
  const id = useId();
  const problems = use(FieldProblems);
  const wrong = errorsAt(error, name, problems);
  const described = [hint && `${id}-hint`, wrong.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const input: FieldInput = {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong.length > 0 || undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(input)}
      {hint && (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong.length > 0 && (
        <span className={styles.error} id={`${id}-error`}>
          <ApiText>{wrong.join('; ')}</ApiText>
        </span>
      )}
    </div>
  );
}

/**
 * What a 400 says of a field, or of something in it, and problems that are about it. Entries of a list are
 * counted from 1, as lines of a text are.
 */
export function errorsAt(
  error: unknown,
  name: string,
  problems: Readonly<Record<string, string>> = {},
): string[] {
  if (!(error instanceof ApiError)) return [];
  if (problems[error.code] === name) return [error.detail];
  return error.errors.flatMap(({ path, message }) => {
    if (path === name) return [message];
    if (!path.startsWith(`${name}.`)) return [];
    const index = Number(path.slice(name.length + 1));
    return [Number.isInteger(index) ? `${index + 1}: ${message}` : message];
  });
}
