import { styleText } from 'node:util';

export interface Painter {
  /** False where the terminal or NO_COLOR wants none; what colour alone would say needs marks then. */
  colours: boolean;
  removed(text: string): string;
  added(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  warning(text: string): string;
  failure(text: string): string;
}

type Format = Parameters<typeof styleText>[0];

/** Colours as far as the stream shows them: none for a file, and none with NO_COLOR. */
export function painterFor(stream: NodeJS.WritableStream): Painter {
  const paint =
    (format: Format) =>
    (text: string): string =>
      styleText(format, text, { stream });
  return painter(styleText('red', 'x', { stream }) !== 'x', paint);
}

/** A painter whose colours do not depend on a stream. */
export function plainPainter(colours: boolean): Painter {
  return painter(
    colours,
    (format) => (text) => (colours ? styleText(format, text, { validateStream: false }) : text),
  );
}

function painter(colours: boolean, paint: (format: Format) => (text: string) => string): Painter {
  return {
    colours,
    removed: paint(['red', 'strikethrough']),
    added: paint('green'),
    dim: paint('dim'),
    bold: paint('bold'),
    warning: paint('yellow'),
    failure: paint('red'),
  };
}
