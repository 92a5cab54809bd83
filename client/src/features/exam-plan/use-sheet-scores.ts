import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { SheetScoresDocument, type SheetScoresQuery } from "../../generated/live/graphql";
import { useRefusal } from "../../i18n/use-refusal";

type Sheet = NonNullable<SheetScoresQuery["scoreSheet"]>;

/** Some sheets as they stand now; null until all are there, and why they do not come. */
export function useSheetScores(ids: readonly string[]) {
  const client = useApolloClient();
  const sayRefusal = useRefusal();
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const wanted = ids.join(" ");
  useEffect(() => {
    let gone = false;
    const ask = async (id: string) => {
      const variables = { id };
      const { data } = await client.query({ query: SheetScoresDocument, variables, fetchPolicy: "network-only" });
      return data?.scoreSheet ?? [];
    };
    Promise.all(wanted.split(" ").map(ask)).then(
      (found) => gone || setSheets(found.flat()),
      (error: unknown) => gone || setFault(sayRefusal(refusalOf(error))),
    );
    return () => {
      gone = true;
    };
    // The words for a refusal are made anew with every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, wanted]);
  return { sheets, fault };
}
