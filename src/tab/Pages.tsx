import type { ReactElement } from "react";
import type { MeAnswer } from "../api/contract";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";

/** The pages of the tab. */
export function Pages({ me }: { readonly view: Window; readonly me: MeAnswer }): ReactElement {
  return (
    <PageFrame>
      <PageHeading title={me.person.name} takesFocus={false} />
    </PageFrame>
  );
}
