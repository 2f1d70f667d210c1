import { ApiError } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOrganization } from '../api/client.ts';
import { useSameKey } from '../api/same-key.ts';
import { type Upload, upload } from '../api/upload.ts';

/** What is uploaded, before it is known where and by which key. */
export type Prepared = Omit<Upload, 'path' | 'idempotencyKey'>;

export interface UploadProgress {
  sent: number;
  total: number;
}

interface Uploading<Made> {
  /** Where it goes, below the version of the API. */
  path: string;
  prepare: (form: FormData) => Promise<Prepared>;
  onDone: (made: Made) => void;
}

/**
 * Uploads a file, with its progress. What is sent again unchanged has the same key, so it takes effect once.
 * Leaving the page ends it.
 */
export function useUpload<Made>({ path, prepare, onDone }: Uploading<Made>) {
  const organization = useOrganization();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const running = useRef<AbortController>(null);
  const { keyOf, done } = useSameKey(isSame);
  useEffect(() => () => running.current?.abort(), []);

  const uploading = useMutation({
    mutationFn: async (form: FormData) => {
      const prepared = await prepare(form);
      const total = prepared.body.size;
      const abort = new AbortController();
      running.current = abort;
      setProgress({ sent: 0, total });
      const onProgress = (sent: number): void => setProgress({ sent: Math.min(sent, total), total });
      const whole = { ...prepared, path, idempotencyKey: keyOf(prepared) };
      return upload<Made>(organization, whole, { signal: abort.signal, onProgress });
    },
    onSettled: () => setProgress(null),
    onSuccess: (made) => {
      done();
      onDone(made);
    },
  });
  const { isPending } = uploading;
  useEffect(() => {
    if (!isPending) return;
    // The browser asks before it leaves the page.
    const ask = (event: Event): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isPending]);
  const isCancelled = uploading.error instanceof ApiError && uploading.error.code === 'aborted';
  return {
    uploading,
    progress,
    isCancelled,
    error: isCancelled ? null : uploading.error,
    cancel: () => running.current?.abort(),
  };
}

const isSame = (a: Prepared, b: Prepared): boolean =>
  a.body === b.body && a.type === b.type && JSON.stringify(a.options) === JSON.stringify(b.options);
