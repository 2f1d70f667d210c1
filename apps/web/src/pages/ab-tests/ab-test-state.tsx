import type { AbTest, Prompt } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import parts from '../../parts/parts.module.css';
import { abTestQuery, abTestsKey } from './ab-test-queries.ts';
import styles from './ab-tests.module.css';
import { StartTest } from './start-test.tsx';
import { abTestTexts } from './texts.ts';

interface AbTestStateProps {
  test: AbTest;
  /** The prompt that is tested, where it is known. */
  prompt: Prompt | undefined;
}

/** What the status of a test means, why it ended, and what can be done now. */
export function AbTestState({ test, prompt }: AbTestStateProps) {
  const texts = useTexts(abTestTexts);
  const { status } = test;
  return (
    <div className={parts.stack}>
      <p>
        <strong role="status">{texts.statuses[status]}</strong>
      </p>
      <p>{texts.meanings[status]}</p>
      {status === 'draft' && prompt && <LabelNote test={test} labels={prompt.labels} />}
      <Outcome test={test} />
      <Actions test={test} />
    </div>
  );
}

/** Why a draft cannot be started as it is: the control must be the version with the label. */
function LabelNote({ test: { label, arms }, labels }: { test: AbTest; labels: Prompt['labels'] }) {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  const labelled = labels[label];
  const control = arms[0]?.version;
  if (control === undefined || labelled === control) return null;
  return (
    <p className={styles.note}>
      {labelled === undefined
        ? texts.labelGone(label)
        : texts.otherControl(label, number(labelled), number(control))}
    </p>
  );
}

function Outcome({ test: { status, winner, reason, autoPromote } }: { test: AbTest }) {
  const texts = useTexts(abTestTexts);
  const { number } = useFormats();
  if (status === 'draft' || status === 'running') return null;
  return (
    <>
      <p>{winner === null ? texts.noWinner : texts.winnerIs(number(winner))}</p>
      {reason !== null && (
        <p>
          {texts.reason}: <ApiText>{reason}</ApiText>
        </p>
      )}
      {winner !== null && !autoPromote && <p>{texts.giveLabel}</p>}
    </>
  );
}

function Actions({ test }: { test: AbTest }) {
  const { id, status, label } = test;
  const texts = useTexts(abTestTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const take = (changed: AbTest): void => {
    queries.setQueryData(abTestQuery(organization, id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: abTestsKey(organization) });
  };
  // Starting a test decides what programs get, as moving the label does.
  if (status === 'draft' && may('startAbTest') && may('setPromptLabel'))
    return (
      <div>
        <StartTest key="start" test={test} onStarted={take} />
      </div>
    );
  if (status === 'running' && may('stopAbTest'))
    return (
      <div>
        <ConfirmButton
          key="stop"
          label={texts.stop}
          question={texts.stopQuestion(label)}
          action={async () => take(await organization.client.stopAbTest({ id }))}
        />
      </div>
    );
  return null;
}
