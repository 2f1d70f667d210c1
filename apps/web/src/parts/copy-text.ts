/** Puts a text into the clipboard, on pages without TLS as well. Answers whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Absent where the page came by plain HTTP.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** The old way needs something selected; what it selects is not what is copied. */
function copyByCommand(text: string): boolean {
  let done = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    done = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && done;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
