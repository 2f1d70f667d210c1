import { PROMPT_SECTIONS, type PromptSection, type PromptSections } from '@refinery/contracts/prompts.ts';
import { ROLE } from '../../../prompt-quality/rules/role.ts';

/**
 * What people call the sections, in small letters: in English, German, French, Spanish, Italian and
 * Portuguese.
 */
const NAMES: Record<PromptSection, readonly string[]> = {
  role: ['role', 'persona', 'rolle', 'rôle', 'rol', 'ruolo', 'papel'],
  task: ['task', 'instruction', 'instructions', 'aufgabe', 'tâche', 'tarea', 'compito', 'tarefa'],
  context: ['context', 'background', 'kontext', 'hintergrund', 'contexte', 'contexto', 'contesto'],
  requirements: [
    ...['requirements', 'rules', 'constraints', 'anforderungen', 'regeln', 'vorgaben', 'exigences', 'règles'],
    ...['contraintes', 'requisitos', 'reglas', 'requisiti', 'regole', 'regras'],
  ],
  style: ['style', 'tone', 'stil', 'ton', 'tonfall', 'estilo', 'tono', 'stile', 'tom'],
  output: ['output', 'output format', 'format', 'ausgabe', 'ausgabeformat', 'sortie', 'salida', 'saída'],
};
const SECTION_OF = new Map(
  PROMPT_SECTIONS.flatMap((section) => NAMES[section].map((name) => [name, section] as const)),
);

/** A heading in Markdown, and labels in front of a line: `## Task`, `**Task:**`, `Task: …`. */
const HEADING = /^#{1,6}[ \t]/;
const BOLD = /^\*\*([^*\n]{1,40})\*\*(.{0,20000})$/;
const LABEL = /^(\p{L}[\p{L} ]{1,20}:)(.{0,20000})$/u;
/** From here to its end a text may be anything: code, quotations, tags. */
const MATERIAL = /```|~~~|<\/?[a-z][\w-]*>|"""/i;

interface Part {
  section: PromptSection;
  lines: string[];
}

/**
 * Puts a text in sections where that takes no judgement: by the headings or labels that it has, or by a first
 * sentence that says who the model is. All else is the task. Nothing is added. Null where it cannot be
 * divided with certainty.
 */
export function divideLocally(text: string): PromptSections | null {
  const lines = text.split('\n');
  if (MATERIAL.test(text)) return lines.some(isHeading) ? null : withRole(text);
  const parts: Part[] = [];
  const before: string[] = [];
  for (const line of lines) {
    const found = readLabel(line);
    if (found) parts.push({ section: found.section, lines: [found.rest] });
    else if (isHeading(line)) return null;
    else (parts.at(-1)?.lines ?? before).push(line);
  }
  if (parts.length === 0) return withRole(text);
  return joined(before.join('\n').trim(), parts);
}

const isHeading = (line: string): boolean => HEADING.test(line.trimStart());

function readLabel(line: string): { section: PromptSection; rest: string } | null {
  const trimmed = line.trim();
  const heading = HEADING.test(trimmed) ? ['', trimmed.slice(0, 60).replace(/^#{1,6}/, ''), ''] : null;
  const [, label = '', rest = ''] = heading ?? BOLD.exec(trimmed) ?? LABEL.exec(trimmed) ?? [];
  const section = SECTION_OF.get(label.replaceAll(/[#:]/g, '').trim().toLowerCase());
  return section ? { section, rest: rest.replace(/^:/, '').trim() } : null;
}

/**
 * The parts by their sections, with what stands before the first one; null where a section is there twice or
 * is empty.
 */
function joined(before: string, parts: readonly Part[]): PromptSections | null {
  const first: PromptSections = before ? (isRole(before) ? { role: before } : withRole(before)) : {};
  const texts = parts.map(({ section, lines }) => [section, lines.join('\n').trim()] as const);
  const all = [...Object.entries(first), ...texts];
  const names = new Set(all.map(([name]) => name));
  if (names.size < all.length || all.some(([, text]) => !text)) return null;
  return Object.fromEntries(all);
}

/** Who the model is and, apart from it, the rest. */
function withRole(text: string): PromptSections {
  const trimmed = text.trim();
  const end = endOfSentence(trimmed);
  const first = trimmed.slice(0, end).trim();
  const rest = trimmed.slice(end).trim();
  return rest && isRole(first) ? { role: first, task: rest } : { task: trimmed };
}

/** Whether it is one sentence that begins by saying who the model is. */
const isRole = (text: string): boolean => endOfSentence(text) === text.length && ROLE.exec(text)?.index === 0;

/** Where the first sentence or line ends. */
function endOfSentence(text: string): number {
  const match = /[.!?](?=\s)|\n/.exec(text);
  return match ? match.index + match[0].length : text.length;
}
