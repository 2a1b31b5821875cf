/** A file's bytes as base64, as the service takes them. Rejects when the browser cannot read it. */
export async function toBase64(file: Blob): Promise<string> {
  const address = await read((reader) => reader.readAsDataURL(file));
  return address.slice(address.indexOf(",") + 1);
}

/** A file's text. Rejects when the browser cannot read it. */
export function readText(file: Blob): Promise<string> {
  return read((reader) => reader.readAsText(file));
}

/** The bytes of a file that came as base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function read(begin: (reader: FileReader) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    begin(reader);
  });
}
