import type { Review } from '@prompt-refinery/client';
import { useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { applyEdits, editNear, editsIn, NONE_REJECTED, type Rejected, toggled } from '../../api/edits.ts';
import type { Refined } from '../../api/refined.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ApiText } from '../../parts/api-text.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import parts from '../../parts/parts.module.css';
import { Segments } from '../../parts/segments.tsx';
import { Bar } from './bar.tsx';
import { CheckLine } from './check-line.tsx';
import { choicesOfReview, rejectedEdits } from './choices.ts';
import { findingsOf, nextDoubt, originalMarks } from './diff/findings.ts';
import { mapOf } from './diff/text-map.ts';
import styles from './diff.module.css';
import { Figures } from './figures.tsx';
import { HandEditor } from './hand-editor.tsx';
import { KeepButton } from './keep-button.tsx';
import { Panes } from './panes.tsx';
import { RequirementList } from './requirement-list.tsx';
import { RefineAgain, ResultHeader, SaveToLibrary } from './result-header.tsx';
import { resultSearch, VIEWS } from './result-search.ts';
import { scrollToEdit, scrollToMark } from './scroll.ts';
import { TextMap } from './text-map.tsx';
import { refineTexts } from './texts.ts';
import { useChoices } from './use-choices.ts';
import { useRecheck } from './use-recheck.ts';
import { Warnings } from './warnings.tsx';

const MAP_PARTS = 50;

/** The diff with everything that a reader does to it: walk, reject, write, copy. */
interface WorkbenchProps {
  refined: Refined;
  texts: NonNullable<Refined['texts']>;
  review: Review | null;
}

export function Workbench({ refined, texts, review }: WorkbenchProps) {
  const refine = useTexts(refineTexts);
  const { view = 'inline', list } = resultSearch(useSearch({ from: '/o/$slug/refine/$id' }));
  const { original, edits } = texts;
  const { rejected, hand, setRejected, setHand } = useChoices(
    refined.id,
    edits.length,
    choicesOfReview(original, edits, review),
  );
  const spliced = useMemo(() => applyEdits(original, edits, rejected), [original, edits, rejected]);
  const text = hand ?? spliced;
  const [first] = useState(() => ({
    text: texts.refined,
    findings: findingsOf(texts.checks, refined.refinedTokens),
  }));
  const check = useRecheck(refined.id, original, text, first);
  const [active, setActive] = useState(-1);
  const [selected, setSelected] = useState<string | null>(null);
  const walk = useRef<HTMLDivElement>(null);
  const checkedRejected = useCheckedRejected(check.text, first.text, spliced, rejected);

  const goTo = (edit: number): void => {
    if (edits.length === 0) return;
    const next = Math.max(0, Math.min(edits.length - 1, edit));
    setActive(next);
    scrollToEdit(next);
  };
  const select = (id: string | null): void => {
    setSelected(id);
    const requirement = check.findings.requirements.find((one) => one.id === id);
    if (!requirement) return;
    if (edits.length > 0) setActive(editNear(edits, (requirement.part ?? requirement).start));
    scrollToMark(requirement.id);
  };
  const toggle = (): void => {
    if (active >= 0 && hand === null) setRejected(toggled(rejected, active));
  };
  const doubt = (): void => select(nextDoubt(check.findings.requirements, selected)?.id ?? null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== walk.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event.key, {
      next: () => goTo(active + 1),
      back: () => goTo(active - 1),
      first: () => goTo(0),
      last: () => goTo(edits.length - 1),
      toggle,
      doubt,
    });
    if (!act) return;
    event.preventDefault();
    act();
  };
  const map = useMemo(
    () => mapOf(original.length, edits, originalMarks(check.findings), refined.material, MAP_PARTS),
    [original, edits, check.findings, refined.material],
  );
  const isChecked = check.text === text;
  /** By the ids of what is not kept, the edits that touch it. */
  const touching = useMemo(
    () =>
      new Map(
        check.findings.requirements
          .filter(({ verdict }) => verdict !== 'kept')
          .map((one) => [one.id, editsIn(edits, one.part ?? one)] as const),
      ),
    [edits, check.findings],
  );
  const putBackOf = (id: string): (() => void) | undefined => {
    const left = touching.get(id)?.filter((edit) => !rejected.has(edit)) ?? [];
    if (hand !== null || left.length === 0) return undefined;
    return () => setRejected(new Set([...rejected, ...left]));
  };
  return (
    <>
      <ResultHeader
        refined={refined}
        actions={
          <>
            <CopyButton primary text={text} label={refine.copyRefined} />
            <SaveToLibrary id={refined.id} text={text} />
            <KeepButton
              id={refined.id}
              rejected={rejectedEdits(edits, rejected)}
              hand={hand}
              review={review}
              text={text}
            />
            <RefineAgain id={refined.id} original={original} />
          </>
        }
      />
      <Figures refined={refined} findings={isChecked ? check.findings : null}>
        <CheckLine check={check} />
      </Figures>
      <Warnings refined={refined} />
      <div className={styles.desk}>
        <div className={parts.panel}>
          <div className={parts.panelHead}>
            <h2>{refine.changes}</h2>
            <span className={styles.quiet}>
              {edits.length === 0 ? refine.noEdits : refine.edits(edits.length)}
            </span>
            <Segments
              label={refine.changes}
              name="view"
              values={VIEWS}
              open={view}
              nameOf={(one) => refine.views[one]}
            />
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs */}
          <div
            ref={walk}
            className={styles.walk}
            role="group"
            aria-label={refine.edits(edits.length)}
            aria-describedby="walk-keys"
            aria-keyshortcuts="ArrowDown ArrowUp X N"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the one tab stop of all edits
            tabIndex={0}
            onKeyDown={onKey}
          >
            <Panes
              original={original}
              edits={edits}
              rejected={rejected}
              active={active}
              selected={selected}
              checkedRejected={checkedRejected}
              view={view}
              findings={check.findings}
              material={refined.material}
              onPick={(edit) => {
                setActive(edit);
                walk.current?.focus({ preventScroll: true });
              }}
              instead={
                hand === null ? undefined : <HandEditor text={hand} onChange={setHand} spliced={spliced} />
              }
            />
            <Bar
              original={original}
              edits={edits}
              active={active}
              toggle={toggle}
              doubt={doubt}
              isRejected={rejected.has(active)}
              isByHand={hand !== null}
              onMove={(by) => goTo(active + by)}
              onEdit={() => setHand(spliced)}
            />
          </div>
        </div>
        <RequirementList
          findings={check.findings}
          isUnchanged={check.text === original}
          list={list}
          selected={selected}
          onSelect={select}
          putBackOf={putBackOf}
        />
      </div>
      <details className={styles.more}>
        <summary>{refine.more}</summary>
        {refined.explanation && (
          <p>
            <ApiText>{refined.explanation}</ApiText>
          </p>
        )}
        <p id="walk-keys">{refine.keys}</p>
        <TextMap map={map} />
      </details>
    </>
  );
}

type Actions = Record<'next' | 'back' | 'first' | 'last' | 'toggle' | 'doubt', () => void>;

function actionOf(key: string, actions: Actions): (() => void) | null {
  if (key === 'ArrowDown' || key === 'ArrowRight') return actions.next;
  if (key === 'ArrowUp' || key === 'ArrowLeft') return actions.back;
  if (key === 'Home') return actions.first;
  if (key === 'End') return actions.last;
  if (key === 'x' || key === 'X') return actions.toggle;
  return key === 'n' || key === 'N' ? actions.doubt : null;
}

/** What was rejected in the text that was checked last; null where it is one that the reader wrote. */
function useCheckedRejected(
  checked: string,
  first: string,
  spliced: string,
  rejected: Rejected,
): Rejected | null {
  const [of, setOf] = useState<{ text: string; rejected: Rejected }>({
    text: first,
    rejected: NONE_REJECTED,
  });
  if (checked === spliced && of.text !== checked) setOf({ text: checked, rejected });
  if (of.text === checked) return of.rejected;
  return checked === spliced ? rejected : null;
}
