import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { ClassResultsDocument, type ClassResultsQuery } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { ResultsTable } from "./results-table";

type ClassResults = NonNullable<ClassResultsQuery["classResults"]>;
type Row = ClassResults["learners"]["nodes"][number];

/** Every learner of a class with each subject in a term; where the scale has them, totals, the mean grade and places. */
export default function ClassResultsPage({ classId, termId }: { classId: string; termId: string }) {
  const say = useMessages(analysis);
  const termName = useTermName();
  const query = useQuery(ClassResultsDocument, { variables: { classId, termId, kind: null } });
  const results = query.data?.classResults;
  return (
    <OfficePage
      title={results?.class.name ?? say("title")}
      subtitle={results ? termName(results.term) : ""}
      back={`/analysis/${classId}/${termId}`}
      wide
      query={query}
    >
      {({ classResults }) =>
        !classResults ? (
          <Empty title={say("notFound")}>{say("notFoundHelp")}</Empty>
        ) : classResults.learners.nodes.length === 0 ? (
          <Empty title={say("nobody")}>{say("nobodyHelp")}</Empty>
        ) : (
          <Results results={classResults} />
        )
      }
    </OfficePage>
  );
}

function Results({ results }: { results: ClassResults }) {
  const say = useMessages(analysis);
  const [byPlace, setByPlace] = useState(false);
  const { nodes } = results.learners;
  return (
    <>
      {results.hasPositions && (
        <div className="no-print max-w-sm">
          <SelectInput
            label={say("order")}
            value={byPlace ? "byPlace" : "byList"}
            onChange={({ currentTarget: { value } }) => setByPlace(value === "byPlace")}
            options={(["byList", "byPlace"] as const).map((value) => ({ value, label: say(value) }))}
          />
        </div>
      )}
      <ResultsTable results={results} rows={byPlace ? nodes.toSorted(byStreamPlace) : nodes} />
      <p className="muted text-sm">{say("graded", { scale: results.scale })}</p>
    </>
  );
}

/** Who has no place comes last, in the order of the class list. */
const byStreamPlace = (one: Row, other: Row): number =>
  (one.inStream?.place ?? Number.MAX_SAFE_INTEGER) - (other.inStream?.place ?? Number.MAX_SAFE_INTEGER);
