import { PROMPT_SECTIONS, type PromptSection, type PromptSections } from '@refinery/contracts/prompts.ts';

const HEADINGS: Record<PromptSection, string> = {
  role: 'Role',
  task: 'Task',
  context: 'Context',
  requirements: 'Requirements',
  style: 'Style',
  output: 'Output',
};

/** The text of a prompt that is written in sections: each under its heading, in Markdown. */
export const renderSections = (sections: PromptSections): string =>
  PROMPT_SECTIONS.flatMap((name) => {
    const text = sections[name]?.trim();
    return text ? [`# ${HEADINGS[name]}\n\n${text}`] : [];
  }).join('\n\n');
