import type { Connection } from '@prompt-refinery/client';
import { useState } from 'react';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { useRowFocus } from '../../../parts/use-row-focus.ts';
import styles from '../settings.module.css';
import { ruleField } from './connection-form.ts';
import type { ConnectionKind } from './connection-kinds.ts';
import { connectionTexts } from './connection-texts.ts';
import { RoleOptions } from './role-options.tsx';
import { samlTexts } from './saml-texts.ts';

type Rule = Connection['roleMapping'][number];
interface Row {
  key: number;
  rule: Rule;
}

/** The API takes no more. */
const MOST = 100;
const FIRST: Rule = { claim: 'groups', value: '', role: 'member' };

interface RuleFieldsProps {
  /** SAML calls claims attributes. */
  kind: ConnectionKind;
  initial: readonly Rule[];
  error: unknown;
}

/** Which claims give which role, as rows that can be added and removed. */
export function RuleFields({ kind, initial, error }: RuleFieldsProps) {
  const texts = useTexts(connectionTexts);
  const saml = useTexts(samlTexts);
  const isSaml = kind === 'saml';
  const [rows, setRows] = useState<readonly Row[]>(initial.map((rule, key) => ({ key, rule })));
  const box = useRowFocus(rows.length);
  const add = (): void =>
    setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, rule: FIRST }]);
  return (
    <fieldset className={styles.group} ref={box}>
      <legend>{texts.rules}</legend>
      <span className={parts.hint}>{isSaml ? saml.attributesHint : texts.rulesHint}</span>
      {rows.map(({ key, rule }, place) => (
        <OneRule
          key={key}
          place={place}
          claim={isSaml ? saml.attribute : texts.claim}
          initial={rule}
          error={error}
          onRemove={() => setRows(rows.filter((row) => row.key !== key))}
        />
      ))}
      {rows.length < MOST && (
        <div>
          <Button data-add onClick={add}>
            {texts.addRule}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface OneRuleProps {
  /** Among the rules, from 0. */
  place: number;
  /** What a claim is called. */
  claim: string;
  initial: Rule;
  error: unknown;
  onRemove: () => void;
}

function OneRule({ place, claim, initial, error, onRemove }: OneRuleProps) {
  const texts = useTexts(connectionTexts);
  const name = texts.rule(place + 1);
  const text = { required: true, autoComplete: 'off', spellCheck: false, pattern: '.*\\S.*' };
  return (
    <div data-row className={parts.fields}>
      <Field name={ruleField(place, 'claim')} label={`${name}: ${claim}`} error={error}>
        {(input) => <input {...input} {...text} maxLength={100} defaultValue={initial.claim} />}
      </Field>
      <Field name={ruleField(place, 'value')} label={`${name}: ${texts.value}`} error={error}>
        {(input) => <input {...input} {...text} maxLength={300} defaultValue={initial.value} />}
      </Field>
      <Field name={ruleField(place, 'role')} label={`${name}: ${texts.role}`} error={error}>
        {(input) => (
          <select {...input} defaultValue={initial.role}>
            <RoleOptions />
          </select>
        )}
      </Field>
      <div className={styles.atEnd}>
        <Button aria-label={`${texts.removeRule}: ${name}`} onClick={onRemove}>
          {texts.removeRule}
        </Button>
      </div>
    </div>
  );
}
