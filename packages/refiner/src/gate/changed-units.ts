import type { Language } from '@refinery/text/language.ts';
import { type Draft, type DraftSegment, type Proposal, textOf } from '../draft/draft.ts';

/**
 * Sentences that edits changed: one, or neighbours that an edit joined. Edits go by their place among the
 * proposals of the draft.
 */
export interface Unit {
  parts: DraftSegment[];
  language: Language;
  /** All edits that touch it. */
  ids: number[];
  /** Edits that can be undone each for itself: one, or all of a group, wherever they stand. */
  choices: Set<readonly number[]>;
}

/** The sentences of a draft that edits change which are not undone. */
export function changedUnits(draft: Draft): Unit[] {
  const bySegment = new Map<number, Unit>();
  const groups = new Map<number, number[]>();
  for (let id = 1; id < draft.proposals.length; id++) {
    const proposal = draft.proposals[id];
    if (!proposal || proposal.undone) continue;
    const unit = unitOf(draft, bySegment, proposal);
    const choice = choiceOf(proposal, id, groups);
    unit?.ids.push(id);
    unit?.choices.add(choice);
  }
  return [...new Set(bySegment.values())];
}

function choiceOf({ group }: Proposal, id: number, groups: Map<number, number[]>): readonly number[] {
  if (group === undefined) return [id];
  const choice = groups.get(group) ?? [];
  groups.set(group, choice);
  choice.push(id);
  return choice;
}

/** The unit of the segments of prose that a proposal touches. Undefined where it touches none. */
function unitOf(draft: Draft, bySegment: Map<number, Unit>, { from, to }: Proposal): Unit | undefined {
  let unit: Unit | undefined;
  let last = -1;
  for (let i = from; i < to; i++) {
    const index = draft.segmentOf[i] ?? -1;
    const part = draft.whole[index];
    if (!part || index === last || (part.line !== 'text' && part.line !== 'item')) continue;
    last = index;
    const known = bySegment.get(index) ?? {
      parts: [part],
      language: part.language,
      ids: [],
      choices: new Set<readonly number[]>(),
    };
    unit = unit && unit !== known ? joined(unit, known, bySegment) : known;
    bySegment.set(index, unit);
  }
  return unit;
}

function joined(unit: Unit, other: Unit, bySegment: Map<number, Unit>): Unit {
  unit.parts = [...unit.parts, ...other.parts].sort((a, b) => a.from - b.from);
  for (const id of other.ids) unit.ids.push(id);
  for (const choice of other.choices) unit.choices.add(choice);
  for (const part of other.parts) bySegment.set(part.index, unit);
  return unit;
}

/** Text of a unit as the draft renders it now. */
export function textAfter(draft: Draft, unit: Unit): string {
  const from = unit.parts[0]?.from ?? 0;
  const to = unit.parts.at(-1)?.to ?? 0;
  let made = '';
  for (let i = from; i < to; i++) made += textOf(draft, i);
  return made.trim();
}
