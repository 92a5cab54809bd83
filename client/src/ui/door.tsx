import type { ReactNode } from "react";

/** A page before which nobody is let in: the languages to choose from, whose door it is, and what opens it. */
export function Door({ lead, corner, children }: { lead: string; corner: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-4 px-6 py-4 sm:gap-6 sm:py-6">
      <div className="ml-auto">{corner}</div>
      <div className="my-auto grid gap-4 sm:gap-6">
        <div className="flex items-center gap-3">
          <img src="/icon.svg" alt="" className="size-14" />
          <div className="min-w-0">
            <p className="text-3xl font-bold text-accent">Asili</p>
            <p className="muted text-sm">{lead}</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}
