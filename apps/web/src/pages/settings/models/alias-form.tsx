import { ALIAS_PATTERN, type ModelAlias } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import { Section } from '../../../parts/section.tsx';
import { linesOf, textOf } from '../../../session/form-data.ts';
import styles from '../settings.module.css';
import { linkId } from './alias-list.tsx';
import { aliasesQuery } from './model-queries.ts';
import { modelTexts } from './texts.ts';

const fieldOf = ({ targets }: ModelAlias): string => targets.join('\n');

/** Makes an alias, or changes what the one that is open stands for. */
export function AliasForm({ alias: open }: { alias: ModelAlias | undefined }) {
  const texts = useTexts(modelTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const { slug } = organization;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const targets = useRef<HTMLTextAreaElement>(null);
  /** What the field began with, or what of it was saved last. */
  const [begun, setBegun] = useState(open ? fieldOf(open) : '');
  const close = (): void => {
    // The button goes with the form.
    if (open) document.getElementById(linkId(open.alias))?.focus();
    void navigate({ to: '/o/$slug/settings/models', params: { slug }, resetScroll: false });
  };
  // Whoever opened an alias above goes on here.
  const isChange = open !== undefined;
  useEffect(() => {
    if (isChange) targets.current?.focus();
  }, [isChange]);
  const saving = useMutation({
    mutationFn: async (form: FormData) => {
      const wanted = linesOf(form, 'targets');
      if (open && wanted.join('\n') === begun) {
        // What others changed meanwhile stays, and is shown.
        setBegun(fieldOf(open));
        return;
      }
      const alias = open?.alias ?? textOf(form, 'alias').trim();
      const saved = await organization.client.saveModelAlias({ alias, targets: wanted });
      if (open) setBegun(fieldOf(saved));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: aliasesQuery(organization).queryKey }),
  });
  const { error } = saving;
  return (
    <Section title={open ? texts.change(open.alias) : texts.create}>
      <div className={styles.form}>
        <ActionForm
          action={saving}
          done={common.saved}
          clears={!open}
          primary
          problems={{ limit_reached: 'alias' }}
          onCancel={open && close}
        >
          {!open && (
            <Field name="alias" label={texts.alias} hint={texts.aliasHint} error={error}>
              {(input) => (
                <input
                  {...input}
                  required
                  pattern={`\\s*${ALIAS_PATTERN}\\s*`}
                  maxLength={100}
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
          )}
          <Field name="targets" label={texts.targets} hint={texts.targetsHint} error={error}>
            {(input) => (
              <textarea
                {...input}
                key={begun}
                ref={targets}
                required
                rows={4}
                defaultValue={begun}
                spellCheck={false}
              />
            )}
          </Field>
        </ActionForm>
      </div>
    </Section>
  );
}
