import { Avatar, Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Text, makeStyles, tokens } from "@fluentui/react-components";
import { PersonSwapRegular } from "@fluentui/react-icons/svg/person-swap";
import type { ReactElement } from "react";
import type { SignInSession } from "./sign-in";

const useStyles = makeStyles({
  who: { display: "flex", flexDirection: "column", padding: tokens.spacingHorizontalM, maxWidth: "280px", overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground2 },
});

interface AccountMenuProps {
  readonly session: SignInSession;
}

/** Says who is signed in, and lets somebody else take the computer. */
export function AccountMenu({ session }: AccountMenuProps): ReactElement {
  const styles = useStyles();
  const { displayName, userPrincipalName } = session.person;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" shape="circular" aria-label={`Account: ${displayName}`} icon={<Avatar size={28} name={displayName} color="colorful" aria-hidden />} />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <Text weight="semibold">{displayName}</Text>
          <Text size={200} className={styles.small}>
            {userPrincipalName}
          </Text>
        </div>
        <MenuList>
          <MenuItem icon={<PersonSwapRegular />} onClick={() => void session.switchPerson()}>
            Switch person
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
