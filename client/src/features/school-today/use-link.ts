import { useEffect, useState } from "react";
import type { Session } from "../../api/session";
import { socketOf } from "../../api/socket";
import { useStore } from "../../ui/use-store";

/** Whether news can reach this page now, and since when (milliseconds) that has been so; 0 before the first time. */
export type Link = { readonly connected: boolean; readonly since: number };

export function useLink(session: Session): Link {
  const connected = useStore(socketOf(session).connected);
  const [link, setLink] = useState<Link>({ connected: false, since: 0 });
  useEffect(() => {
    setLink((before) => (connected || before.connected ? { connected, since: Date.now() } : before));
  }, [connected]);
  return link;
}
