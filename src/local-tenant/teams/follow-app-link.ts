import { resolveLink } from "./deep-link";
import type { HostedApps } from "./hosted-apps";

/** Opens a link of an app or a card: a place of Teams in this page, anything else in a tab of its own. @returns why not, or `undefined` when it was followed. */
export function followAppLink(link: string, { apps, open }: Pick<HostedApps, "apps" | "open">): string | undefined {
  const target = resolveLink(link, apps);
  if (target.kind === "refused") return target.reason;
  if (target.kind === "place") open(target.place);
  else window.open(target.address, "_blank", "noopener,noreferrer");
  return undefined;
}
