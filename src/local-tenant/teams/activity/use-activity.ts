import { useCallback, useState } from "react";
import { usePolling } from "../chat/use-polling";
import type { ActivityService, Feed } from "./activity-service";

/** The person's feed, kept up to date. */
export interface KnownActivity {
  /** Absent until the feed was opened and read for the first time. */
  readonly feed?: Feed | undefined;
  readonly unread: number;
  /** The last reading failed; what is shown may be old. */
  readonly isLost: boolean;
  readonly pollNow: () => void;
}

/** Follows the feed while it is open, and otherwise only how much of it is not read. */
export function useActivity(service: ActivityService, isOpen: boolean): KnownActivity {
  const [feed, setFeed] = useState<Feed>();
  const [unread, setUnread] = useState(0);
  const poll = useCallback(async () => {
    if (!isOpen) {
      setUnread(await service.countUnread());
      return;
    }
    const read = await service.readFeed();
    setFeed(read);
    setUnread(read.unread);
  }, [service, isOpen]);
  const { isLost, pollNow } = usePolling(poll);
  return { feed, unread, isLost, pollNow };
}
