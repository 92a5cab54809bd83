import type { ReactNode } from "react";

/** What a list says when there is nothing in it: what that means, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="px-6 py-12 text-center">
      <h2 className="text-lg">{title}</h2>
      <div className="muted mx-auto mt-2 max-w-md">{children}</div>
    </div>
  );
}
