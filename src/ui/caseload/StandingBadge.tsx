import { Badge } from "@fluentui/react-components";
import { AlertUrgentRegular } from "@fluentui/react-icons/svg/alert-urgent";
import { CalendarClockRegular } from "@fluentui/react-icons/svg/calendar-clock";
import { CalendarErrorRegular } from "@fluentui/react-icons/svg/calendar-error";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { PeopleCommunityRegular } from "@fluentui/react-icons/svg/people-community";
import type { ComponentProps, ReactElement } from "react";
import type { PlanStanding } from "../../domain/plan-standing";
import { useWords } from "../words/Words";

const LOOKS: Readonly<Record<PlanStanding, Pick<ComponentProps<typeof Badge>, "appearance" | "color" | "icon">>> = {
  "nobody-told": { appearance: "filled", color: "danger", icon: <AlertUrgentRegular /> },
  overdue: { appearance: "tint", color: "danger", icon: <CalendarErrorRegular /> },
  "no-plan": { appearance: "tint", color: "severe", icon: <DocumentAddRegular /> },
  "due-soon": { appearance: "tint", color: "warning", icon: <CalendarClockRegular /> },
  "in-review": { appearance: "tint", color: "brand", icon: <PeopleCommunityRegular /> },
  current: { appearance: "tint", color: "success", icon: <CheckmarkCircleRegular /> },
};

/** A word, a picture and a colour for how a child's plan stands today. */
export function StandingBadge({ standing }: { readonly standing: PlanStanding }): ReactElement {
  const say = useWords();
  return (
    <Badge size="large" {...LOOKS[standing]}>
      {say(`standing.${standing}`)}
    </Badge>
  );
}
