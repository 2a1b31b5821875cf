import { Link, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { HomeRegular } from "@fluentui/react-icons/svg/home";
import { TextBulletListSquareRegular } from "@fluentui/react-icons/svg/text-bullet-list-square";
import type { ReactElement, ReactNode } from "react";
import type { PageLink } from "../pages/use-address";
import { addressOf } from "./site-address";
import { type SiteContent, isLibrary } from "./site-content";

const useStyles = makeStyles({
  nav: {
    width: "220px",
    flexShrink: 0,
    overflowY: "auto",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 639px)": { width: "100%", overflowX: "auto", padding: tokens.spacingHorizontalXS, borderRight: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  site: { margin: 0, padding: tokens.spacingHorizontalS },
  items: { listStyleType: "none", margin: 0, padding: 0, "@media (max-width: 639px)": { display: "flex" } },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "36px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    whiteSpace: "nowrap",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover, textDecoration: "none" },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected, fontWeight: tokens.fontWeightSemibold },
  picture: { display: "flex", fontSize: "18px" },
});

interface SiteNavProps {
  readonly content: SiteContent;
  /** The open list; `"home"` for the front page of the site, absent when neither is open. */
  readonly openId: string | undefined;
  readonly linkTo: (href: string) => PageLink;
}

/** The lists and libraries of a site that the person may see. */
export function SiteNav({ content, openId, linkTo }: SiteNavProps): ReactElement {
  const styles = useStyles();
  const item = (place: { readonly name: string; readonly address: string; readonly open: boolean; readonly picture: ReactNode }): ReactElement => (
    <li key={place.address}>
      <Link {...linkTo(place.address)} appearance="subtle" className={mergeClasses(styles.item, place.open && styles.open)} aria-current={place.open ? "page" : undefined}>
        <span aria-hidden className={styles.picture}>
          {place.picture}
        </span>
        {place.name}
      </Link>
    </li>
  );
  return (
    <nav className={styles.nav} aria-label="Site">
      <Text as="h2" weight="semibold" size={400} block className={styles.site}>
        {content.site.displayName}
      </Text>
      <ul className={styles.items}>
        {item({ name: "Home", address: new URL(content.site.webUrl).pathname, open: openId === "home", picture: <HomeRegular /> })}
        {content.lists.map((list) =>
          item({ name: list.displayName, address: addressOf(list), open: list.id === openId, picture: isLibrary(list) ? <FolderRegular /> : <TextBulletListSquareRegular /> }),
        )}
      </ul>
    </nav>
  );
}
