import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";

/** Where chats will be. */
export function ChatArea(): ReactElement {
  return (
    <PageMessage title="Nothing here yet" picture={<ChatRegular />}>
      Chats come with the bot. Until then, use the apps on the bar and the tabs of your classes.
    </PageMessage>
  );
}
