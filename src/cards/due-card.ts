import type { CardSetting, ReviewLine } from "../domain/card-content";
import type { AdaptiveCard } from "./adaptive-card";
import { card, text } from "./elements";
import { openCaseload } from "./links";
import { reviewLines } from "./review-line";
import { atStart } from "./words";

/** Which reviews come up or are past, for whoever asked. It names nobody. */
export function dueCard({ lines, setting }: { readonly lines: readonly ReviewLine[]; readonly setting: CardSetting }): AdaptiveCard {
  if (lines.length === 0) return card({ heading: "Nothing is due", body: [text("Nothing is due in the next two weeks.")] });
  return card({ heading: `${atStart(setting.planShort)} reviews that are due`, body: reviewLines(lines), actions: [openCaseload(setting)] });
}
