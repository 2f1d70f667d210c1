import type { QualityFinding } from '@refinery/contracts/prompt-quality.ts';
import {
  isPlaceholder,
  joinContents,
  type PromptMessage,
  variablesOf,
} from '@refinery/contracts/prompt-template.ts';
import type { PromptSections } from '@refinery/contracts/prompts.ts';
import type { Place } from './place.ts';
import type { JudgedText } from './rule.ts';
import { RULES } from './rules/all-rules.ts';

export interface Quality {
  /** 0–1, with two decimals: the weight of the rules that are met, of all. */
  score: number;
  /** All rules, in a fixed order. */
  findings: QualityFinding[];
}

/** Judges a prompt by rules. The same one is always judged alike; nobody is asked. */
export function judge(messages: readonly PromptMessage[], sections: PromptSections | null): Quality {
  const judged: JudgedText = {
    text: joinContents(messages),
    sections,
    roles: messages.flatMap((message) => (isPlaceholder(message) ? [] : [message.role])),
    variables: variablesOf(messages),
  };
  const findings = RULES.map(({ rule, weight, message, judge: judgeBy }): QualityFinding => {
    const found = judgeBy(judged);
    const passed = found === true;
    return { rule, passed, weight, message: passed ? null : message, ...placeIn(found) };
  });
  const sum = (some: readonly QualityFinding[]) => some.reduce((total, { weight }) => total + weight, 0);
  const score = sum(findings.filter(({ passed }) => passed)) / sum(findings);
  return { score: Math.round(score * 100) / 100, findings };
}

const placeIn = (found: true | Place | null): { start: number | null; end: number | null } =>
  found === true || found === null ? { start: null, end: null } : { start: found.start, end: found.end };
