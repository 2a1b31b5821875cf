import { Avatar } from "@fluentui/react-components";
import { BotRegular } from "@fluentui/react-icons/svg/bot";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import type { ReactElement } from "react";

interface ChatAvatarProps {
  readonly kind: "bot" | "person" | "group";
  readonly name: string;
  readonly iconUrl?: string | undefined;
  readonly size: 24 | 32 | 40;
}

/** The picture of a bot, a person or a group; says nothing to a screen reader, for the name is beside it. */
export function ChatAvatar({ kind, name, iconUrl, size }: ChatAvatarProps): ReactElement {
  if (kind === "person") return <Avatar size={size} color="colorful" name={name} aria-hidden />;
  if (kind === "group") return <Avatar size={size} color="colorful" name={name} initials="" icon={<PeopleRegular />} aria-hidden />;
  return <Avatar size={size} shape="square" color="brand" name={name} icon={<BotRegular />} aria-hidden {...(iconUrl === undefined ? {} : { image: { src: iconUrl, alt: "" } })} />;
}
