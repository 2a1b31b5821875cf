import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

export interface InitialsProps {
  /** One or two letters. */
  readonly letters: string;
  /** Chooses the colour: the same id has the same colour everywhere. */
  readonly id: string;
  readonly size?: "small" | "large";
}

const useStyles = makeStyles({
  circle: {
    display: "inline-flex",
    flexShrink: 0,
    alignItems: "center",
    justifyContent: "center",
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
  },
  small: { width: "32px", height: "32px", fontSize: tokens.fontSizeBase200 },
  large: { width: "40px", height: "40px", fontSize: tokens.fontSizeBase300 },
  colour0: { backgroundColor: tokens.colorPalettePeachBackground2, color: tokens.colorPalettePeachForeground2 },
  colour1: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  colour2: { backgroundColor: tokens.colorPalettePurpleBackground2, color: tokens.colorPalettePurpleForeground2 },
  colour3: { backgroundColor: tokens.colorPaletteForestBackground2, color: tokens.colorPaletteForestForeground2 },
  colour4: { backgroundColor: tokens.colorPalettePlumBackground2, color: tokens.colorPalettePlumForeground2 },
  colour5: { backgroundColor: tokens.colorPaletteCornflowerBackground2, color: tokens.colorPaletteCornflowerForeground2 },
});

const COLOURS = ["colour0", "colour1", "colour2", "colour3", "colour4", "colour5"] as const;

/** A person's initials in a circle. The name stands beside it, so a screen reader passes it over. */
export function Initials({ letters, id, size = "small" }: InitialsProps): ReactElement {
  const styles = useStyles();
  const sum = Array.from(id).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span aria-hidden="true" className={mergeClasses(styles.circle, styles[size], styles[COLOURS[sum % COLOURS.length] ?? "colour0"])}>
      {letters}
    </span>
  );
}

/** The first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${Array.from(first)[0] ?? ""}${Array.from(last)[0] ?? ""}`.toLocaleUpperCase("en-GB");
}
