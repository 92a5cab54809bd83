import { useEffect } from "react";

/** Keeps the screen lit while a colleague's phone looks at it, where the browser can. */
export function useLitScreen(): void {
  useEffect(() => {
    const lock = navigator.wakeLock?.request("screen").catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);
}
