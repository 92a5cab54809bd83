import type { ReactNode } from "react";
import { refusalOf } from "../api/refusal-of";
import { core } from "../i18n/core";
import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";
import { useRefusal } from "../i18n/use-refusal";
import { FailedQuery } from "../ui/failed-query";
import { Page } from "../ui/page";
import { Skeleton } from "../ui/skeleton";

type OfficePageProps<Data> = {
  title: string;
  /** The title in the browser's history, where `title` names a person. */
  tab?: string;
  subtitle?: ReactNode;
  back: string | null;
  wide?: boolean;
  query: { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> };
  /** Said in place of the usual words where the server could not be asked. */
  unreached?: string;
  /** Stands above what is read and stays while it is read anew. */
  above?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** A page of the office that reads the server: waiting, failed, or shown. */
export function OfficePage<Data>({
  title,
  tab,
  subtitle,
  back,
  wide,
  query,
  unreached,
  above,
  children,
}: OfficePageProps<Data>) {
  const say = useMessages(office);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = query;
  const refusal = refusalOf(error);
  return (
    <Page
      title={title}
      tab={tab}
      wide={wide ?? false}
      {...(subtitle !== undefined && { subtitle })}
      {...(back !== null && { back: { href: back, label: sayCore("back") } })}
    >
      {above && <div className="grid gap-4 px-4 pt-4">{above}</div>}
      {data !== undefined ? (
        <div className="grid gap-4 p-4">{children(data)}</div>
      ) : error ? (
        <FailedQuery
          title={say("failed")}
          help={refusal || !unreached ? sayRefusal(refusal) : unreached}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : (
        <Skeleton rows={5} label={sayCore("reading")} />
      )}
    </Page>
  );
}
