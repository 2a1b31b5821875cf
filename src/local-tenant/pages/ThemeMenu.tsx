import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { DarkThemeRegular } from "@fluentui/react-icons/svg/dark-theme";
import type { ReactElement } from "react";
import { PAGE_THEMES, type PageTheme, THEME_NAMES } from "./page-theme";

interface ThemeMenuProps {
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** Lets a person choose light, dark or high contrast. */
export function ThemeMenu({ theme, onThemeChange }: ThemeMenuProps): ReactElement {
  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = PAGE_THEMES.find((name) => name === checkedItems[0]);
        if (chosen !== undefined) onThemeChange(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={`Theme: ${THEME_NAMES[theme]}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {PAGE_THEMES.map((name) => (
            <MenuItemRadio key={name} name="theme" value={name}>
              {THEME_NAMES[name]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
