import { Fragment, type ReactElement } from "react";
import { type TextRun, readMarkdown } from "./read-markdown";

/** Text of a bot, with its bold words and lists. */
export function MarkdownText({ text }: { readonly text: string }): ReactElement {
  const blocks = readMarkdown(text).map((block, index) => ({ ...block, key: `${String(index)} ${block.kind}` }));
  return (
    <>
      {blocks.map(({ key, kind, lines }) =>
        kind === "list" ? (
          <ul key={key}>
            {number(lines).map(([at, runs]) => (
              <li key={at}>
                <Runs runs={runs} />
              </li>
            ))}
          </ul>
        ) : (
          <p key={key}>
            {number(lines).map(([at, runs]) => (
              <Fragment key={at}>
                {at !== "0" && <br />}
                <Runs runs={runs} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }): ReactElement {
  return <>{number(runs).map(([at, { text, isBold }]) => (isBold ? <strong key={at}>{text}</strong> : <Fragment key={at}>{text}</Fragment>))}</>;
}

/** Pieces of a text never change places, so their number names them. */
function number<Piece>(pieces: readonly Piece[]): readonly (readonly [string, Piece])[] {
  return pieces.map((piece, index) => [String(index), piece]);
}
