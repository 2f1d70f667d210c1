import type { AuditVerification } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import styles from '../settings.module.css';
import { auditTexts } from './texts.ts';

/** Finds out whether anybody changed the log afterwards. */
export function Verification() {
  const texts = useTexts(auditTexts);
  const { common } = useMessages();
  const { client } = useOrganization();
  const may = useMay();
  const verifying = useMutation({ mutationFn: () => client.verifyAuditLog() });
  if (!may('verifyAuditLog')) return null;
  return (
    <>
      <div className={parts.row}>
        <Button onClick={() => verifying.mutate()} disabled={verifying.isPending}>
          {texts.verify}
        </Button>
        <span className={parts.hint}>{texts.verifyHint}</span>
      </div>
      <div role="status" className={styles.status}>
        {verifying.isPending && `${common.loading} …`}
        {verifying.data && <Result verification={verifying.data} />}
      </div>
      {verifying.error && <ProblemNote error={verifying.error} />}
    </>
  );
}

function Result({ verification: { valid, rows, firstBroken, head } }: { verification: AuditVerification }) {
  const texts = useTexts(auditTexts);
  const { slug } = useOrganization();
  const { number } = useFormats();
  const broken = firstBroken?.sequence;
  return (
    <div className={`${styles.result} ${valid ? styles.good : styles.bad}`}>
      <p>{valid ? texts.intact(number(rows)) : texts.broken}</p>
      {firstBroken && (
        <p>
          {texts.breaks[firstBroken.reason](broken ? number(broken) : '?')} {texts.correct(number(rows))}
        </p>
      )}
      {broken && (
        <Link
          to="/o/$slug/settings/audit"
          params={{ slug }}
          search={{ entry: String(broken) }}
          resetScroll={false}
        >
          {texts.entry(number(broken))}
        </Link>
      )}
      <p>
        {texts.head(number(head.sequence))} <code>{head.hash}</code>
      </p>
    </div>
  );
}
