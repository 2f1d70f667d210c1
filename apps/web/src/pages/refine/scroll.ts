/**
 * Shows what was found as soon as it is drawn. Nothing flies where the reader wants no motion: the browser's
 * default is at once.
 */
function show(selector: string): void {
  requestAnimationFrame(() => document.querySelector(selector)?.scrollIntoView({ block: 'center' }));
}

export const scrollToEdit = (edit: number): void =>
  show(`del[data-edit="${edit}"], ins[data-edit="${edit}"]`);

/** A kept requirement has a mark only once it is selected. */
export const scrollToMark = (id: string): void => show(`mark[data-marks~="${CSS.escape(id)}"]`);
