import type { Run } from '@prompt-refinery/client';
import { useNavigate } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { outputTexts } from './output-texts.ts';
import type { RunSearch } from './runs-search.ts';

/** Whether only items are shown whose arms scored differently. */
export function OnlyDifferent({ run: { id }, search }: { run: Run; search: RunSearch }) {
  const texts = useTexts(outputTexts);
  const { slug } = useOrganization();
  const navigate = useNavigate();
  return (
    <label className={parts.choice}>
      <input
        type="checkbox"
        checked={search.only === 'different'}
        onChange={({ target }) =>
          void navigate({
            to: '/o/$slug/runs/$id',
            params: { slug, id },
            search: target.checked ? { only: 'different' } : {},
            replace: true,
            resetScroll: false,
          })
        }
      />
      {texts.onlyDifferent}
    </label>
  );
}
