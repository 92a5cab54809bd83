import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { SheetScoresDocument, type SheetScoresQuery } from "../../generated/live/graphql";
import { useRefusal } from "../../i18n/use-refusal";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";

type Sheet = NonNullable<SheetScoresQuery["scoreSheet"]>;

/** Some sheets as they stand now; null until all are there, and why they do not come. */
export function useSheetScores(ids: readonly string[]) {
  const client = useApolloClient();
  const sayRefusal = useRefusal();
  const tell = useMarksRefusal();
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
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (!gone) setFault(tell(refusal) ?? sayRefusal(refusal));
      },
    );
    return () => {
      gone = true;
    };
    // The words for a refusal are made anew with every drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, wanted]);
  return { sheets, fault };
}
