/** Characters that no database keeps as text: NUL, and half of a pair. */
const NOT_TEXT = /[\0\p{Surrogate}]/u;

/** Reads the JSON of a request; `undefined` when it is none, or holds characters that are not text. */
export async function readJsonBody(request: { text(): Promise<string> }): Promise<unknown> {
  try {
    return JSON.parse(await request.text(), (key, value: unknown) => {
      if (NOT_TEXT.test(key) || (typeof value === "string" && NOT_TEXT.test(value))) throw new Error("not text");
      return value;
    });
  } catch {
    return undefined;
  }
}
