import { Checkbox } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useWords } from "../words/Words";
import { TextField } from "../writer/TextField";
import type { Answers } from "./answers";
import { Choice } from "./Choice";
import { sayYesNo } from "./HelpJudgements";
import { ReviewSection } from "./ReviewSection";

/** Who takes part; whoever does not is heard in another way (R54, R64-R67). */
export function PeopleAnswers({ answers, childName }: { readonly answers: Answers; readonly childName: string }): ReactElement {
  const say = useWords();
  const { form, answer, problemAt, isReadOnly } = answers;
  const options = [{ value: "yes", name: say("review.yes") }, { value: "no", name: say("review.no") }];
  const common = (path: string) => ({ path, problem: problemAt(path), isReadOnly });
  return (
    <ReviewSection heading={say("review.people")}>
      <Choice {...common("parents.tookPart")} label={say("review.parents")} options={options} value={sayYesNo(form.parents.tookPart)} onChoose={(value) => answer("parents.tookPart", value === "yes")} />
      {form.parents.tookPart === false && (
        <TextField {...common("parents.otherwise")} label={say("review.parentsOtherwise")} rows={2} value={form.parents.otherwise} onChange={(value) => answer("parents.otherwise", value)} />
      )}
      <Checkbox disabled={isReadOnly} label={say("review.parentsPrivate")} checked={form.parents.wishesPrivateMeeting} onChange={(_event, { checked }) => answer("parents.wishesPrivateMeeting", checked === true)} />
      <Choice {...common("child.tookPart")} label={say("review.child", { name: childName })} options={options} value={sayYesNo(form.child.tookPart)} onChoose={(value) => answer("child.tookPart", value === "yes")} />
      {(form.child.tookPart === false || problemAt("child.otherwise") !== undefined) && (
        <TextField {...common("child.otherwise")} label={say("review.childOtherwise")} hint={say("review.childOtherwiseHint")} rows={2} value={form.child.otherwise} onChange={(value) => answer("child.otherwise", value)} />
      )}
    </ReviewSection>
  );
}
