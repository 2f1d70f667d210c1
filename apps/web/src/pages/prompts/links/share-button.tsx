import type { Prompt } from '@prompt-refinery/client';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { ShareForm } from './share-form.tsx';
import { linkTexts } from './texts.ts';

/** Makes a link that shows a version of the prompt to people without an account. */
export function ShareButton({ prompt }: { prompt: Prompt }) {
  const texts = useTexts(linkTexts);
  if (!useMay()('createShare')) return null;
  return (
    <DialogButton label={texts.share}>{(close) => <ShareForm prompt={prompt} close={close} />}</DialogButton>
  );
}
