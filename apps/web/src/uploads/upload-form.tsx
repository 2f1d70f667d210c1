import { ApiError } from '@prompt-refinery/client';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTexts } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { uploadTexts } from './texts.ts';
import { UploadProgressBar } from './upload-progress.tsx';
import styles from './uploads.module.css';
import { type Prepared, useUpload } from './use-upload.ts';
import { WrongLines } from './wrong-lines.tsx';

interface UploadFormProps<Made> {
  /** Where it goes, below the version of the API. */
  path: string;
  /** Rejects with a TypeError where the file is no text in UTF-8. */
  prepare: (form: FormData) => Promise<Prepared>;
  onDone: (made: Made) => void;
  /**
   * Why nothing can be uploaded, which is said once somebody tries; empty: it is said elsewhere, or not known
   * yet.
   */
  problem: string | null;
  /** On the button. */
  submit: string;
  /** What the form asks for. `error`: of the last try. */
  children: (error: unknown) => ReactNode;
}

/** A form that uploads a file: how far it is, what the API says of it, and the way to cancel it. */
export function UploadForm<Made>(props: UploadFormProps<Made>) {
  const { path, prepare, onDone, problem, submit, children } = props;
  const texts = useTexts(uploadTexts);
  const [isTried, setTried] = useState(false);
  const { uploading, progress, isCancelled, error, cancel } = useUpload<Made>({
    path,
    onDone,
    prepare: async (form) => {
      try {
        return await prepare(form);
      } catch (cause) {
        throw new ApiError({ code: 'invalid_upload', status: 400, detail: texts.notText, cause });
      }
    },
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTried(true);
    if (problem === null && !uploading.isPending) uploading.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {children(error)}
      {isTried && problem && (
        <p className={parts.error} role="alert">
          {problem}
        </p>
      )}
      {error && <ProblemNote error={error} />}
      {error && <WrongLines error={error} />}
      <div className={parts.row}>
        <Button type="submit" primary disabled={uploading.isPending}>
          {submit}
        </Button>
        {progress && <Button onClick={cancel}>{texts.cancelUpload}</Button>}
        <span role="status">{isCancelled ? texts.uploadCancelled : ''}</span>
      </div>
      <UploadProgressBar progress={progress} />
    </form>
  );
}
