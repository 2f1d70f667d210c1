import { useId, useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { errorsAt } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import type { Candidate } from './policy-settings.ts';
import { policyTexts } from './policy-texts.ts';

/** The API takes no more. */
const MOST = 3;

interface ExemptFieldsProps {
  candidates: readonly Candidate[];
  /** The ids of who is chosen at first. */
  initial: readonly string[];
  /** The ids that were sent last: the API names people by their places in this list. */
  sent: readonly string[];
  error: unknown;
}

/** Who may sign in with a password all the same. */
export function ExemptFields({ candidates, initial, sent, error }: ExemptFieldsProps) {
  const texts = useTexts(policyTexts);
  const hint = useId();
  const [chosen, setChosen] = useState(initial);
  const change = (id: string, isChosen: boolean): void =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className={parts.choices} aria-describedby={hint}>
      <legend>{texts.exempt}</legend>
      <span className={parts.hint} id={hint}>
        {texts.exemptHint}
      </span>
      {candidates.map((candidate) => (
        <ExemptField
          key={candidate.id}
          candidate={candidate}
          isChosen={chosen.includes(candidate.id)}
          isFull={chosen.length >= MOST}
          onChange={(isChosen) => change(candidate.id, isChosen)}
          wrong={errorsAt(error, `exemptIds.${sent.indexOf(candidate.id)}`)}
        />
      ))}
    </fieldset>
  );
}

interface ExemptFieldProps {
  candidate: Candidate;
  isChosen: boolean;
  /** Whether nobody else can be chosen. */
  isFull: boolean;
  onChange: (isChosen: boolean) => void;
  /** What the API finds wrong with them. */
  wrong: readonly string[];
}

function ExemptField({ candidate, isChosen, isFull, onChange, wrong }: ExemptFieldProps) {
  const texts = useTexts(policyTexts);
  const id = useId();
  const { fullName, email, lacks } = candidate;
  const isWrong = wrong.length > 0;
  const described = [lacks && `${id}-hint`, isWrong && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={parts.field}>
      <label className={parts.choice}>
        <input
          type="checkbox"
          name="exemptIds"
          value={candidate.id}
          checked={isChosen}
          disabled={isFull && !isChosen}
          onChange={({ target }) => onChange(target.checked)}
          aria-describedby={described || undefined}
          aria-invalid={isWrong || undefined}
        />
        <span>
          <bdi>{fullName}</bdi> (<bdi>{email}</bdi>)
        </span>
      </label>
      {lacks && (
        <span className={parts.hint} id={`${id}-hint`}>
          {texts.lacks[lacks]}
        </span>
      )}
      {isWrong && (
        <span className={parts.error} id={`${id}-error`}>
          <ApiText>{wrong.join('; ')}</ApiText>
        </span>
      )}
    </div>
  );
}
