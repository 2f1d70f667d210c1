import { useId } from 'react';
import { useFormats, useTexts } from '../i18n/messages.ts';
import { Progress } from '../parts/progress.tsx';
import { uploadTexts } from './texts.ts';
import type { UploadProgress } from './use-upload.ts';

/**
 * How much of an upload has been sent. Its words are read out when they change in kind, not with each byte.
 */
export function UploadProgressBar({ progress }: { progress: UploadProgress | null }) {
  const texts = useTexts(uploadTexts);
  const { bytes } = useFormats();
  const id = useId();
  const isSent = progress !== null && progress.sent >= progress.total;
  return (
    <div>
      {progress && (
        <>
          <Progress aria-labelledby={id} max={progress.total} value={progress.sent} />
          <p id={id}>{texts.uploading(bytes(progress.sent), bytes(progress.total))}</p>
        </>
      )}
      <p role="status">{isSent ? texts.checking : ''}</p>
    </div>
  );
}
