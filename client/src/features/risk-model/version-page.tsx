import { useQuery } from "@apollo/client/react";
import { RiskModelVersionDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskModel } from "../../i18n/risk-model";
import { OfficePage } from "../../office/office-page";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { CardBody } from "./card-body";
import { PrintButton } from "./print-button";
import { useBasis } from "./use-basis";
import { useVerdict } from "./use-verdict";
import { WarningsPart } from "./warnings-part";
import { WordsPart } from "./words-part";

/** The card of one version, in force or not, as it was when it was trained. */
export function VersionPage({ version }: { version: number }) {
  const say = useMessages(riskModel);
  const basisOf = useBasis();
  const { standing } = useVerdict();
  const query = useQuery(RiskModelVersionDocument, { variables: { version } });
  const model = query.data?.riskModel;
  return (
    <OfficePage
      title={say("version", { version })}
      subtitle={model ? basisOf(model) : ""}
      back="/risk-model/versions"
      wide
      query={query}
    >
      {({ riskModel: shown }) =>
        shown ? (
          <>
            {shown.state === "PROMOTED" ? (
              <Note tone="good">{standing(shown)}</Note>
            ) : (
              <Note tone="warn">
                <strong>{standing(shown)}</strong>
                <p>{say("older")}</p>
              </Note>
            )}
            <WordsPart card={shown.card} basis={shown.basis} />
            <WarningsPart warnings={shown.card.warnings} />
            <CardBody card={shown.card} bands={null} />
            <PrintButton />
          </>
        ) : (
          <Empty title={say("noVersion")}>
            <p>{say("noVersionHelp")}</p>
          </Empty>
        )
      }
    </OfficePage>
  );
}
