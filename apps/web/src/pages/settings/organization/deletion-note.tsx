import type { Organization } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { putOrganization } from '../../../api/organizations.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import styles from '../settings.module.css';
import { organizationTexts } from './texts.ts';

/** When the organization will be deleted, if it will, and how to prevent it. */
export function DeletionNote({ organization: { id, deletesAt } }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  const { time } = useFormats();
  const may = useMay();
  const { client } = useOrganization();
  const queries = useQueryClient();
  const restoring = useMutation({
    mutationFn: () => client.restoreOrganization({ organizationId: id }),
    onSuccess: (restored) => {
      putOrganization(queries, restored);
      document.getElementById('content')?.focus();
    },
  });
  return (
    <div role="status" className={styles.status}>
      {deletesAt !== null && (
        <div className={styles.note}>
          <p>{texts.deletesAt(time(deletesAt))}</p>
          {may('restoreOrganization') && (
            <Button onClick={() => restoring.mutate()} disabled={restoring.isPending}>
              {texts.restore}
            </Button>
          )}
          {restoring.error && <ProblemNote error={restoring.error} />}
        </div>
      )}
    </div>
  );
}
