import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { Icon } from "./icon";
import { BACK } from "./icon-paths";

/** What every page shows in the corner of its top bar. */
export const PageCorner = createContext<ReactNode>(null);

type PageProps = {
  title: string;
  /** The title where the browser keeps it, in its history on the disk: another one where `title` is a person's name. */
  tab?: string | undefined;
  /** Under the title; an empty one keeps its line, so that nothing moves when it fills. */
  subtitle?: ReactNode;
  back?: { href: string; label: string };
  wide?: boolean;
  children: ReactNode;
};

let pagesShown = 0;

/** A page: its top bar, its title and its main part. A later page takes the focus, so that readers hear where they are. */
export function Page({ title, tab = title, subtitle, back, wide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (pagesShown++ > 0) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${tab} · Asili`;
  }, [tab]);

  return (
    <>
      <header className="bar bar-top" data-wide={wide}>
        {back && (
          <a href={back.href} aria-label={back.label} className="btn btn-bare btn-icon bar-back">
            <Icon d={BACK} />
          </a>
        )}
        <div className="min-w-0 flex-1">
          <h1 ref={heading} tabIndex={-1} className="line-clamp-4 text-lg leading-tight wrap-anywhere">
            {title}
          </h1>
          {subtitle !== undefined && <p className="muted min-h-5 text-sm">{subtitle}</p>}
        </div>
        {useContext(PageCorner)}
      </header>
      <main className={`mx-auto w-full flex-1 ${wide ? "max-w-6xl" : "max-w-3xl"}`}>{children}</main>
    </>
  );
}
