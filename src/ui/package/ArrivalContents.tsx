import { Body1, Caption1, makeStyles, MessageBar, MessageBarBody, Subtitle2, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ArrivalOutlineShape } from "../../api/packages";
import { showDay } from "../days";
import { SHOWN_LISTS } from "./shown-lists";
import { useWords } from "../words/Words";

/** A package that may be read. */
export type ReadableArrival = Extract<ArrivalOutlineShape, { readonly kind: "readable" }>;

const useStyles = makeStyles({
  box: {
    display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL, backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, display: "block", overflowWrap: "anywhere" },
  table: { width: "100%", maxWidth: "560px", borderCollapse: "collapse" },
  heading: { textAlign: "start", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: "end", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, fontVariantNumeric: "tabular-nums" },
  row: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  label: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
});

/** What a package would bring, beside what is here already, and what stands in the way. */
export function ArrivalContents({ arrival }: { readonly arrival: ReadableArrival }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { child, head, lists, documents, obstacles, fingerprint } = arrival;
  const differing = lists.reduce((sum, one) => sum + one.differing, 0);
  const inOrder = SHOWN_LISTS.flatMap((list) => lists.filter((one) => one.list === list));
  const rows = [...inOrder.map(({ list, total, here }) => ({ name: say(`arrival.listName.${list}`), fresh: total - here, here })), { name: say("arrival.documents"), fresh: documents, here: 0 }];
  return (
    <div className={styles.box}>
      <div>
        <Subtitle2 as="h2" className={styles.name}>
          {say(child.yearGroup === "R" ? "arrival.reception" : "arrival.child", { name: child.name, year: child.yearGroup })}
        </Subtitle2>
        {child.dateOfBirth !== undefined && <Body1 className={styles.quiet}>{say("arrival.born", { day: showDay(child.dateOfBirth) })}</Body1>}
        <Caption1 className={styles.quiet}>{say("arrival.from", { school: head.fromSchool, toSchool: head.toSchool, day: showDay(head.madeOn) })}</Caption1>
      </div>
      {obstacles.map((obstacle) => (
        <MessageBar key={obstacle} intent="error" layout="multiline" role="alert">
          <MessageBarBody>{say(`arrival.obstacle.${obstacle}`)}</MessageBarBody>
        </MessageBar>
      ))}
      <Body1>{say("arrival.fingerprint", { fingerprint })}</Body1>
      <table className={styles.table} aria-label={say("arrival.comes")}>
        <thead>
          <tr>
            <th scope="col" className={styles.heading}>{say("arrival.kind")}</th>
            <th scope="col" className={styles.number}>{say("arrival.new")}</th>
            <th scope="col" className={styles.number}>{say("arrival.here")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, fresh, here }) => (
            <tr key={name} className={styles.row}>
              <th scope="row" className={styles.label}>{name}</th>
              <td className={styles.number}>{fresh}</td>
              <td className={styles.number}>{here}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differing > 0 && <Body1>{say("arrival.differing", { count: differing })}</Body1>}
    </div>
  );
}
