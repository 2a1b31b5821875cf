import { useCallback, useRef, useState } from "react";
import { RefusedError } from "../../pages/read-json";
import type { ChatService } from "./chat-service";
import type { Activity } from "./chat-shapes";
import { mergeActivities } from "./merge-activities";
import { usePolling } from "./use-polling";

/** The messages of one chat, kept up to date. */
export interface KnownActivities {
  /** Absent until they were read for the first time. */
  readonly activities?: readonly Activity[] | undefined;
  readonly isLost: boolean;
  /** The person has no such chat. */
  readonly isMissing: boolean;
  readonly pollNow: () => void;
}

/** Follows the messages of a chat. */
export function useActivities(service: ChatService, chatId: string): KnownActivities {
  const [activities, setActivities] = useState<readonly Activity[]>();
  const last = useRef<number>(undefined);
  const poll = useCallback(async () => {
    const answer = await service.readActivities(chatId, last.current);
    last.current = answer.last;
    setActivities((known = []) => mergeActivities(known, answer.value));
  }, [service, chatId]);
  const { isLost, error, pollNow } = usePolling(poll);
  return { activities, isLost, isMissing: error instanceof RefusedError && error.status === 404, pollNow };
}
