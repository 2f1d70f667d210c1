import type { Prompt } from '@prompt-refinery/client';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../api/permissions.ts';
import { EditText } from './edit/edit-text.tsx';
import type { PromptSearch } from './prompt-search.ts';
import { ShowText } from './show-text.tsx';
import { useShow } from './use-show.ts';

/** The newest text of a prompt, to be read or to be written anew. */
export function TextTab({ prompt, search }: { prompt: Prompt; search: PromptSearch }) {
  const may = useMay();
  const show = useShow(prompt.id);
  const [end, setEnd] = useState({ said: '' });
  const status = useRef<HTMLParagraphElement>(null);
  const first = useRef(end);
  // What was pressed in the form ends with it.
  useEffect(() => {
    if (end === first.current) return;
    const next = end.said === '' ? document.getElementById('content') : status.current;
    next?.focus();
  }, [end]);
  const { said } = end;
  const isEditing = search.edit !== undefined && may('updatePrompt');
  const onEnd = (text: string): void => void show({}).then(() => setEnd({ said: text }));
  return (
    <>
      <p role="status" ref={status} tabIndex={-1} hidden={said === '' || isEditing}>
        {said}
      </p>
      {isEditing ? <EditText prompt={prompt} onEnd={onEnd} /> : <ShowText prompt={prompt} />}
    </>
  );
}
