import { Checkbox } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { CONSIDERATIONS, type Consideration } from "../../domain/reviewing/review-form";
import { useWords } from "../words/Words";
import { TextField } from "../writer/TextField";
import type { Answers } from "./answers";
import { ReviewSection } from "./ReviewSection";

/** The seven things that a review considers: each in words, or said to have had nothing to record (R68). */
export function Considerations({ answers }: { readonly answers: Answers }): ReactElement {
  const say = useWords();
  return (
    <ReviewSection heading={say("review.considered")}>
      {CONSIDERATIONS.map((one) => (
        <OneConsideration key={one} one={one} answers={answers} />
      ))}
    </ReviewSection>
  );
}

function OneConsideration({ one, answers }: { readonly one: Consideration; readonly answers: Answers }): ReactElement {
  const say = useWords();
  const { form, answer, problemAt, isReadOnly } = answers;
  const considered = form.considered[one];
  const path = `considered.${one}`;
  const isNothing = considered.kind === "nothing-to-record";
  const handleNothing = (checked: boolean): void => answer(path, checked ? { kind: "nothing-to-record" } : { kind: "words", words: "" });
  return (
    <div role="group" aria-label={say(`considered.${one}`)}>
      {!isNothing && (
        <TextField path={path} label={say(`considered.${one}`)} rows={2} value={considered.words} problem={problemAt(path)} onChange={(words) => answer(path, { kind: "words", words })} />
      )}
      {isNothing && <div>{say(`considered.${one}`)}</div>}
      {(isNothing || considered.words === "") && (
        <Checkbox disabled={isReadOnly} label={say("review.nothing")} checked={isNothing} onChange={(_event, { checked }) => handleNothing(checked === true)} />
      )}
    </div>
  );
}
