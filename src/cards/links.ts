import type { CardSetting } from "../domain/card-content";
import type { ChildId } from "../domain/ids";
import type { CardButton } from "./adaptive-card";

/** A button that opens the review of the child's plan in the tab, which asks again who may see it. */
export function openReview(childId: ChildId, setting: CardSetting): CardButton {
  return { type: "Action.OpenUrl", title: "Open the review", url: link(`child/${encodeURIComponent(childId)}/review`, setting) };
}

/** A button that opens the child's page in the tab, which asks again who may see it. */
export function openChild(title: string, childId: ChildId, setting: CardSetting): CardButton {
  return { type: "Action.OpenUrl", title, url: link(`child/${encodeURIComponent(childId)}`, setting) };
}

/** A button that opens the caseload in the tab, or the reader's classes where there is no caseload to see. */
export function openCaseload(setting: CardSetting): CardButton {
  return { type: "Action.OpenUrl", title: "Open in Baton", url: link("caseload", setting) };
}

/** A button that opens the SENCO's handovers in the tab. */
export function openHandovers(setting: CardSetting): CardButton {
  return { type: "Action.OpenUrl", title: "Open handovers", url: link("handovers", setting) };
}

/** A button that opens the check of the audit in the tab. */
export function openAudit(setting: CardSetting): CardButton {
  return { type: "Action.OpenUrl", title: "See what was altered", url: link("audit", setting) };
}

/** Source: Microsoft Teams docs, "Create deep links to a specific tab". */
function link(page: string, { appId }: CardSetting): string {
  return `https://teams.microsoft.com/l/entity/${appId}/personal?context=${encodeURIComponent(JSON.stringify({ subEntityId: page }))}`;
}
