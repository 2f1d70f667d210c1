import type { OneCall } from '@prompt-refinery/client';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useTexts } from '../../i18n/messages.ts';
import parts from '../../parts/parts.module.css';
import { callTexts } from './texts.ts';

/** Leads to the work that a call was made for. It may be deleted by now. */
export function CallTarget({ call: { optimizationId, batchId } }: { call: OneCall }) {
  const texts = useTexts(callTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const result = may('getOptimization') && optimizationId;
  const batch = may('getBatch') && batchId;
  if (!result && !batch) return null;
  return (
    <p className={parts.row}>
      {result && (
        <Link to="/o/$slug/refine/$id" params={{ slug, id: result }}>
          {texts.resultLink}
        </Link>
      )}
      {batch && (
        <Link to="/o/$slug/batches/$id" params={{ slug, id: batch }}>
          {texts.batchLink}
        </Link>
      )}
    </p>
  );
}
