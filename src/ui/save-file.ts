/** A file for the reader. `type`: its media type. */
export interface FileToSave {
  readonly name: string;
  readonly content: BlobPart;
  readonly type: string;
}

/** Gives the reader a file, by way of the browser's own download. */
export function saveFile(view: Window, { name, content, type }: FileToSave): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = view.document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  view.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Gives the reader a text as a file of this name. */
export function saveTextFile(view: Window, { name, text, type }: { readonly name: string; readonly text: string; readonly type: string }): void {
  saveFile(view, { name, content: text, type });
}
