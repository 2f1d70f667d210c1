import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { templateParts, textOfPart } from '@refinery/contracts/template-parts.ts';

/** Takes no place, and no line is broken at it (word joiner). */
const MARK = '\u2060';

/**
 * A message as the guard is to read it, which takes all braces for variables: those that are text have a mark
 * between them, so that a variable that becomes text is lost, and the other way round. Blanks in the braces
 * of variables make no difference.
 */
export const asMarked = (message: PromptMessage): PromptMessage =>
  isPlaceholder(message)
    ? message
    : {
        role: message.role,
        content: templateParts(message.content)
          .map((part) => {
            if (part.kind === 'variable') return `{{${part.name}}}`;
            const isText = part.kind === 'code' || part.kind === 'escaped';
            return isText ? textOfPart(part).replaceAll('{{', `{${MARK}{`) : part.raw;
          })
          .join(''),
      };

/** A piece of such a text as it was written. */
export const unmarked = (text: string): string => text.replaceAll(MARK, '');
