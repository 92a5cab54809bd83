import { refusalOf } from "../../api/refusal-of";
import type { ReactNode } from "react";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { useRefusal } from "../../i18n/use-refusal";
import { FailedQuery } from "../../ui/failed-query";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";

type PartFrameProps<Data> = {
  title: string;
  query: { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> };
  children: (data: Data) => ReactNode;
};

/** A part of the settings that reads the server: waiting, failed, or shown. */
export function PartFrame<Data>({ title, query: { data, error, refetch }, children }: PartFrameProps<Data>) {
  const say = useMessages(settings);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  return (
    <Page title={title} back={{ href: "/settings", label: sayCore("back") }}>
      {data !== undefined ? (
        <div className="grid gap-4 p-4">{children(data)}</div>
      ) : error ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : (
        <Skeleton rows={5} label={sayCore("reading")} />
      )}
    </Page>
  );
}
