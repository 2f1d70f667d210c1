import { joinContents } from '@refinery/contracts/prompt-template.ts';
import {
  PROMPT_SECTIONS,
  type PromptSections,
  type PromptVersionReply,
} from '@refinery/contracts/prompts.ts';
import type { Labels, VersionRow } from './version-rows.ts';

/**
 * A version as its readers see it. Its fields have the order of the schema, so that a reply that is kept is
 * the same as the one that was sent, to the letter.
 * @param labels of the prompt
 */
export function toVersionReply(version: VersionRow, labels: Labels): PromptVersionReply {
  const { promptId, number, kind, parent, messages, source, config, variables, tokens } = version;
  const { sections, hash, score, origin, note, authorId, createdAt } = version;
  const own = Object.keys(labels).filter((label) => labels[label] === number);
  return {
    promptId,
    number,
    kind,
    parent,
    labels: own,
    messages,
    source,
    content: joinContents(messages),
    config,
    variables,
    tokens,
    sections: sections && inOrder(sections),
    hash,
    score,
    origin: origin && { kind: origin.kind, id: origin.id, version: origin.version },
    note,
    authorId,
    createdAt: createdAt.toISOString(),
  };
}

const inOrder = (sections: PromptSections): PromptSections =>
  Object.fromEntries(
    PROMPT_SECTIONS.flatMap((name) => (sections[name] === undefined ? [] : [[name, sections[name]]])),
  );
