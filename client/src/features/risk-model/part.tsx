import { type ReactNode, useId } from "react";

type PartProps = {
  title: string;
  help?: string | undefined;
  /** Stands at the end of the heading's line. */
  corner?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One part of a card: its heading, what it shows in a sentence, and what it shows. */
export function Part({ title, help, corner, className = "", children }: PartProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={`card overflow-clip ${className} print:text-sm`}>
      <div className="flex items-start justify-between gap-2 px-4 pt-3">
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
        {corner}
      </div>
      {help && <p className="muted px-4 pb-1 text-sm">{help}</p>}
      {children}
    </section>
  );
}
