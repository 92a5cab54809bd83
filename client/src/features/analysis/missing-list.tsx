import { useQuery } from "@apollo/client/react";
import { useId } from "react";
import { MissingScoresDocument, type MissingScoresQuery } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ShowMore } from "../../office/show-more";
import { WayRow } from "../../office/way-row";

type MissingListProps = { termId: string; classId: string | null; grade: string | null; subjectId: string | null };

/** The sheets up to today on which somebody has no score yet, and who. */
export function MissingList(variables: MissingListProps) {
  const say = useMessages(analysis);
  const sayOffice = useMessages(office);
  const sayCore = useMessages(core);
  const { data, error, refetch, fetchMore } = useQuery(MissingScoresDocument, { variables });
  const titled = useId();
  const page = data?.missingScores;
  return (
    <section className="card overflow-clip" aria-labelledby={titled}>
      <h2 id={titled} className="px-4 py-3 sm:text-lg">
        {say("missingScores")}
      </h2>
      {page ? (
        <>
          {page.nodes.length === 0 && <p className="muted px-4 pb-4">{say("missingNone")}</p>}
          <ul className="border-t border-line empty:hidden">
            {page.nodes.map((sheet) => (
              <SheetRow key={sheet.assessment.id} sheet={sheet} />
            ))}
          </ul>
          <div className="px-4 py-2 empty:hidden">
            <ShowMore
              shown={page.nodes.length}
              totalCount={page.totalCount}
              more={page.pageInfo.hasNextPage}
              onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            />
          </div>
        </>
      ) : error ? (
        <div className="px-4 pb-4">
          <p>{sayOffice("failed")}</p>
          <button type="button" className="btn mt-2" onClick={() => void refetch()}>
            {sayCore("tryAgain")}
          </button>
        </div>
      ) : null}
    </section>
  );
}

type Sheet = MissingScoresQuery["missingScores"]["nodes"][number];

function SheetRow({ sheet: { assessment, class: schoolClass, missing, expected, learners } }: { sheet: Sheet }) {
  const say = useMessages(analysis);
  const names = learners.map(({ name }) => name).join(", ");
  const others = missing - learners.length;
  const named = others > 0 ? `${names} ${say("andOthers", { n: others })}` : names;
  return (
    <WayRow
      href={`/marks/${schoolClass.id}/${assessment.id}`}
      title={`${schoolClass.name} · ${assessment.subject}, ${assessment.name}`}
      about={
        missing === expected
          ? say("missingAll", { all: expected })
          : `${say("missingOf", { n: missing, all: expected })}: ${named}`
      }
    />
  );
}
