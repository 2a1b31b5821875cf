import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { ShareRegular } from "@fluentui/react-icons/svg/share";
import type { ReactElement } from "react";

/** What can be done with one message. */
export function MessageMenu({ onForward }: { readonly onForward: () => void }): ReactElement {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label="More options" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<ShareRegular />} onClick={onForward}>
            Forward
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
