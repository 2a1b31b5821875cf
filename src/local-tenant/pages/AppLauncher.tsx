import { Button, Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { GridDotsRegular } from "@fluentui/react-icons/svg/grid-dots";
import type { ReactElement } from "react";

const PAGES: readonly { readonly name: string; readonly address: string }[] = [
  { name: "Teams", address: "/teams" },
  { name: "Word", address: "/word" },
  { name: "SharePoint", address: "/sites" },
  { name: "Administration", address: "/admin" },
];

/** Leads from any page of the tenant to the others. */
export function AppLauncher(): ReactElement {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<GridDotsRegular />} aria-label="App launcher" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {PAGES.map(({ name, address }) => (
            <MenuItemLink key={address} href={address}>
              {name}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
