import type { Run } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { EvaluatorChoice } from './evaluator-choice.tsx';
import { Refusal } from './refusal.tsx';
import { evaluatorsOf } from './run-request.ts';
import { runTexts } from './texts.ts';

interface AddScoresProps {
  run: Run;
  /** The run as it is afterwards. */
  onDone: (run: Run) => void;
  close: () => void;
}

/** Lets further evaluators score the outputs of a run that has ended. */
export function AddScores({ run, onDone, close }: AddScoresProps) {
  const texts = useTexts(runTexts);
  const organization = useOrganization();
  const adding = useMutation({
    mutationFn: (form: FormData) =>
      organization.client.addRunScores({ id: run.id, evaluators: evaluatorsOf(form) }),
    onSuccess: (changed) => {
      close();
      onDone(changed);
    },
  });
  return (
    <>
      <p>{texts.addScoresHint}</p>
      <ActionForm action={adding} submit={texts.addChosen} onCancel={close}>
        <EvaluatorChoice without={run.evaluators} />
        <Refusal error={adding.error} />
      </ActionForm>
    </>
  );
}
