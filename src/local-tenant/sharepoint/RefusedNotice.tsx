import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import { RefusedError } from "../pages/read-json";

interface RefusedNoticeProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/**
 * Says that something cannot be shown. What is not there and what the person may not see look the same, so that the
 * page gives away neither names nor that something exists.
 */
export function RefusedNotice({ error, onRetry }: RefusedNoticeProps): ReactElement {
  if (error instanceof RefusedError && (error.status === 403 || error.status === 404)) {
    return (
      <PageMessage title="You need permission to see this" picture={<LockClosedRegular />}>
        It may also have been moved or removed. Ask somebody who works with it to share it with you.
      </PageMessage>
    );
  }
  return (
    <PageMessage title="This could not be read" onRetry={onRetry}>
      {error instanceof RefusedError ? error.message : "The local tenant did not answer as expected."}
    </PageMessage>
  );
}
