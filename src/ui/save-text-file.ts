/** Gives the reader a text as a file of this name, by way of the browser's own download. */
export function saveTextFile(view: Window, { name, text, type }: { readonly name: string; readonly text: string; readonly type: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = view.document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the text once it has begun.
  view.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
