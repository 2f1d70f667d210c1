import { useMessages } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Begin } from './begin.tsx';

/** How to begin, for those whose list is not empty. */
export function BeginDialog({ close }: { close: () => void }) {
  const { common } = useMessages();
  return (
    <>
      <Begin />
      <div>
        <Button onClick={close}>{common.close}</Button>
      </div>
    </>
  );
}
