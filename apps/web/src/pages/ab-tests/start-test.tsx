import { type AbTest, ApiError, type GateFinding } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { acknowledgedIn } from '../prompts/labels/label-form.ts';
import { RefusalNote, RefusedVersion } from '../prompts/labels/refusal.tsx';
import { labelTexts } from '../prompts/labels/texts.ts';
import { abTestTexts } from './texts.ts';

/** Said by the list of findings instead of below the form. */
const PROBLEMS = { gate_failed: 'findings' };

interface StartTestProps {
  test: AbTest;
  onStarted: (started: AbTest) => void;
}

/** A button that starts a test. Where the gate of the label refuses an arm, it says why, and asks again. */
export function StartTest({ test, onStarted }: StartTestProps) {
  const texts = useTexts(abTestTexts);
  return (
    <DialogButton label={texts.start}>
      {(close) => (
        <StartForm
          test={test}
          onStarted={(started) => {
            close();
            onStarted(started);
          }}
          onCancel={close}
        />
      )}
    </DialogButton>
  );
}

function StartForm({ test, onStarted, onCancel }: StartTestProps & { onCancel: () => void }) {
  const texts = useTexts(abTestTexts);
  const { client } = useOrganization();
  const { id, label } = test;
  const starting = useMutation({
    mutationFn: (form: FormData) => client.startAbTest({ id, acknowledge: acknowledgedIn(form) }),
    onSuccess: onStarted,
  });
  const { error, variables } = starting;
  const refused = error instanceof ApiError && error.code === 'gate_failed' ? error : null;
  return (
    <ActionForm action={starting} submit={texts.start} problems={PROBLEMS} onCancel={onCancel}>
      <p>{texts.startQuestion(label)}</p>
      {refused && (
        <RefusedArms
          test={test}
          findings={refused.findings}
          acknowledged={variables ? acknowledgedIn(variables) : []}
        />
      )}
    </ActionForm>
  );
}

interface RefusedArmsProps {
  test: AbTest;
  findings: readonly GateFinding[];
  acknowledged: readonly string[];
}

/** Why the gate of the label refused arms, one after the other. */
function RefusedArms({ test, findings, acknowledged }: RefusedArmsProps) {
  const { promptId, label, arms, autoPromote } = test;
  const { ticksHold } = useTexts(abTestTexts);
  const texts = useTexts(labelTexts);
  const { number } = useFormats();
  const shown = findings.flatMap(({ requirements = [] }) => requirements.map(({ id }) => id));
  return (
    <RefusalNote findings={findings}>
      {/* Of arms that pass by now: the next try needs it again. */}
      {acknowledged
        .filter((id) => !shown.includes(id))
        .map((id) => (
          <input key={id} type="hidden" name="acknowledge" value={id} />
        ))}
      {arms
        .map(({ version }) => ({ version, found: findings.filter((one) => one.version === version) }))
        .filter(({ found }) => found.length > 0)
        .map(({ version, found }) => (
          <RefusedVersion
            key={version}
            title={texts.refused(label, number(version))}
            findings={found}
            promptId={promptId}
            refused={version}
            labelled={arms[0]?.version}
            acknowledged={acknowledged}
          />
        ))}
      {autoPromote && <p>{ticksHold}</p>}
    </RefusalNote>
  );
}
