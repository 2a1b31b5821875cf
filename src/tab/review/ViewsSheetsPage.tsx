import { Button, Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { type ReactElement, useCallback, useState } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { useAnswer } from "../../ui/asking/use-answer";
import { PageFrame } from "../../ui/PageFrame";
import { PageHeading } from "../../ui/PageHeading";
import { ChildSheet } from "../../ui/review/ChildSheet";
import { HomeSheet } from "../../ui/review/HomeSheet";
import { useWords } from "../../ui/words/Words";
import { AnswerFrame } from "../AnswerFrame";
import { useServices } from "../services";
import type { ReviewPageProps } from "./ReviewPage";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, "@media print": { display: "none" } },
  choices: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, margin: 0, padding: 0, border: "none" },
  sheets: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL, minWidth: 0 },
});

/** The sheets that ask home and child for their views before a review: looked at, and printed (R54, R64, R65). */
export function ViewsSheetsPage({ childId, navigation, onHome }: ReviewPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.review(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome}>
      {(page) => <Sheets page={page} takesFocus={navigation.moves > 0} />}
    </AnswerFrame>
  );
}

function Sheets({ page, takesFocus }: { readonly page: ReviewAnswer; readonly takesFocus: boolean }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const [whenWhere, setWhenWhere] = useState("");
  const [prints, setPrints] = useState({ home: true, child: true });
  return (
    <PageFrame>
      <div className={styles.screen}>
        <PageHeading
          title={say("sheet.heading")}
          note={say("sheet.note", { name: page.child.name })}
          takesFocus={takesFocus}
          actions={
            <Button appearance="primary" icon={<PrintRegular />} disabledFocusable={!prints.home && !prints.child} onClick={() => window.print()}>
              {say("sheet.print")}
            </Button>
          }
        />
        <fieldset className={styles.choices} aria-label={say("sheet.which")}>
          {(["home", "child"] as const).map((sheet) => (
            <Checkbox key={sheet} label={say(`sheet.${sheet}`)} checked={prints[sheet]} onChange={(_event, { checked }) => setPrints({ ...prints, [sheet]: checked === true })} />
          ))}
        </fieldset>
        <Field label={say("sheet.whenWhere")} hint={say("sheet.whenWhereHint")}>
          <Input value={whenWhere} maxLength={200} onChange={(_event, { value }) => setWhenWhere(value)} />
        </Field>
      </div>
      <div className={styles.sheets}>
        {prints.home && <HomeSheet page={page} whenWhere={whenWhere.trim()} />}
        {prints.child && <ChildSheet page={page} />}
      </div>
    </PageFrame>
  );
}
