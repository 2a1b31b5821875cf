import { Avatar, Text, Title3, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ClassTeam } from "./class-team";

const useStyles = makeStyles({
  heading: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, margin: 0 },
  teams: { listStyleType: "none", margin: 0, padding: `0 ${tokens.spacingHorizontalS}` },
  team: {
    border: "none",
    margin: 0,
    backgroundColor: "transparent",
    fontFamily: "inherit",
    textAlign: "start",
    color: "inherit",
    fontSize: "inherit",
    boxSizing: "border-box",
    cursor: "pointer",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    width: "100%",
    minHeight: "44px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1, fontWeight: tokens.fontWeightSemibold },
  none: { display: "block", padding: `0 ${tokens.spacingHorizontalL}`, color: tokens.colorNeutralForeground2 },
});

interface TeamListProps {
  readonly teams: readonly ClassTeam[];
  readonly openId: string | undefined;
  readonly onOpen: (classId: string) => void;
}

/** The classes of the person; each opens its General channel. */
export function TeamList({ teams, openId, onOpen }: TeamListProps): ReactElement {
  const styles = useStyles();
  return (
    <nav aria-label="Your teams">
      <Title3 as="h2" block className={styles.heading}>
        Teams
      </Title3>
      {teams.length === 0 && <Text className={styles.none}>You are in no class Team.</Text>}
      <ul className={styles.teams}>
        {teams.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={mergeClasses(styles.team, id === openId && styles.open)} aria-current={id === openId ? "page" : undefined} onClick={() => onOpen(id)}>
              <Avatar shape="square" size={32} color="colorful" idForColor={id} name={name} aria-hidden />
              {name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
