import type { ReactNode } from "react";

export type NoteTone = "plain" | "good" | "warn" | "bad";

/** A message in the page. What went wrong interrupts a screen reader; the rest waits its turn. */
export function Note({ tone = "plain", children }: { tone?: NoteTone; children: ReactNode }) {
  return (
    <div className="note" data-tone={tone} role={tone === "bad" ? "alert" : "status"}>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
