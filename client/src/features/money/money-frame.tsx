import type { ReactNode } from "react";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { Page } from "../../ui/page";
import { Part } from "./part";

type MoneyFrameProps<Data> = {
  title: string;
  subtitle?: ReactNode;
  /** Where the arrow leads; the first page of money unless given, nowhere when null. */
  back?: string | null;
  query: { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> };
  /** Stands above what is read, and stays while it is read anew. */
  above?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** A page of money that reads the server. */
export function MoneyFrame<Data>({ title, subtitle, back = "/money", query, above, children }: MoneyFrameProps<Data>) {
  const sayCore = useMessages(core);
  return (
    <Page
      title={title}
      {...(subtitle !== undefined && { subtitle })}
      {...(back !== null && { back: { href: back, label: sayCore("back") } })}
    >
      {above && <div className="px-4 pt-4">{above}</div>}
      <Part query={query}>{(data) => <div className="grid gap-4 p-4">{children(data)}</div>}</Part>
    </Page>
  );
}
