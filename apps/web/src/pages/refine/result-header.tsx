import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMay } from '../../api/permissions.ts';
import type { Refined } from '../../api/refined.ts';
import { useFormats, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { PageTop } from '../../parts/page-top.tsx';
import { writeDraft } from '../../session/drafts.ts';
import { promptFromResult, promptToRefine, resultText } from './from-result.ts';
import { firstWords } from './shorten.ts';
import { refineTexts } from './texts.ts';

interface ResultHeaderProps {
  /** Undefined while it is read. */
  refined: Refined | undefined;
  /** What can be done with it. */
  actions?: ReactNode;
}

/** What was refined, by whom and when. */
export function ResultHeader({ refined, actions }: ResultHeaderProps) {
  const refine = useTexts(refineTexts);
  const { time } = useFormats();
  const name = refined?.texts && firstWords(refined.texts.original);
  const reader = refined?.texts?.checks.verifiedBy;
  const by = refined && [refined.provider, refined.model].filter(Boolean).join(' / ');
  return (
    <PageTop name={name || refine.result} actions={actions}>
      {refined && refine.refinedBy(by ?? '', time(refined.createdAt))}
      {reader && ` · ${refine.readBy(`${reader.provider} / ${reader.model}`)}`}
    </PageTop>
  );
}

/** Goes on with the text in the library. */
export function SaveToLibrary({ id, text }: { id: string; text: string }) {
  const refine = useTexts(refineTexts);
  const organization = useOrganization();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('createPrompt')) return null;
  const save = (): void => {
    writeDraft(resultText(organization.id, id), text);
    // What was made of an earlier text of this result is given up.
    writeDraft(promptFromResult(organization.id, id), '');
    void navigate({
      to: '/o/$slug/prompts/new',
      params: { slug: organization.slug },
      search: { from: id },
    });
  };
  return (
    <Button onClick={save} disabled={text.length === 0}>
      {refine.saveToLibrary}
    </Button>
  );
}

/** Begins anew with the text that was refined. */
export function RefineAgain({ id, original }: { id: string; original: string }) {
  const refine = useTexts(refineTexts);
  const organization = useOrganization();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('optimize')) return null;
  const again = (): void => {
    writeDraft(promptToRefine(organization.id, id), original);
    void navigate({ to: '/o/$slug/refine', params: { slug: organization.slug }, search: { from: id } });
  };
  return (
    <Button quiet onClick={again}>
      {refine.again}
    </Button>
  );
}
