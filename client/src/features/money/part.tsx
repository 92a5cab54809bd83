import type { ReactNode } from "react";
import { refusalOf } from "../../api/refusal-of";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { useRefusal } from "../../i18n/use-refusal";
import { FailedQuery } from "../../ui/failed-query";
import { Skeleton } from "../../ui/skeleton";

type PartProps<Data> = {
  query: { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> };
  children: (data: Data) => ReactNode;
};

/** A part of a page that reads the server: waiting, failed, or shown. */
export function Part<Data>({ query: { data, error, refetch }, children }: PartProps<Data>) {
  const say = useMessages(money);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  if (data !== undefined) return children(data);
  if (!error) return <Skeleton rows={5} label={sayCore("reading")} />;
  return (
    <FailedQuery
      title={say("failed")}
      help={sayRefusal(refusalOf(error))}
      retry={sayCore("tryAgain")}
      onRetry={() => void refetch()}
    />
  );
}
