import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  type ReportCardFieldsFragment,
  RemarkRightsDocument,
  ReportCardsOfDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { useTermName } from "../../office/use-term-name";
import { Choices } from "../../ui/choices";
import { Empty } from "../../ui/empty";
import { CardProof } from "./card-proof";
import { ClassTools } from "./class-tools";
import type { RemarkRights } from "./remark-rights";
import { SubjectRemarks, type TypedRemarks } from "./subject-remarks";

type View = "cards" | "subjects";

const NO_RIGHTS: RemarkRights = { classTeacher: false, head: false, subjects: [] };

type ClassProofProps = { session: Session; runId: string; classId: string; leads: boolean; publishes: boolean };

/** The cards of a class: one as it will be printed, the others beside, and what is still to be looked at. */
export function ClassProof({ session, runId, classId, leads, publishes }: ClassProofProps) {
  const say = useMessages(reportDesk);
  const termName = useTermName();
  const query = useQuery(ReportCardsOfDocument, {
    variables: { filter: { runId, classId } },
    fetchPolicy: "cache-and-network",
  });
  const rightsQuery = useQuery(RemarkRightsDocument, {
    variables: { run: runId, class: classId },
    fetchPolicy: "cache-and-network",
  });
  const rights = rightsQuery.data?.remarkRights ?? NO_RIGHTS;
  const [chosen, choose] = useState<View>();
  // What is typed stays while somebody looks at another subject or at the cards.
  const [typed, setTyped] = useState<TypedRemarks>({});
  const { subjects } = rights;
  const view = subjects.length === 0 ? "cards" : (chosen ?? (rights.classTeacher ? "cards" : "subjects"));
  const first = query.data?.reportCards.nodes[0];
  return (
    <OfficePage
      title={first?.class.name ?? say("title")}
      subtitle={first ? termName(first.term) : ""}
      back={leads ? `/reports/${runId}` : "/reports"}
      wide
      query={query}
    >
      {({ reportCards: { nodes } }) =>
        nodes.length === 0 ? (
          <Empty title={say("noCards")}>{say("noCardsHelp")}</Empty>
        ) : (
          <>
            <ClassTools
              {...{ session, runId, classId, leads, rights }}
              cards={nodes}
              onChanged={() => query.refetch()}
            />
            {subjects.length > 0 && (
              <div className="no-print">
                <Choices
                  legend={say("view")}
                  name="view"
                  chosen={view}
                  onChoose={choose}
                  options={[
                    { value: "cards", label: say("byCard") },
                    { value: "subjects", label: say("bySubject") },
                  ]}
                />
              </div>
            )}
            {view === "cards" ? (
              <Proofs cards={nodes} {...{ session, leads, publishes, rights }} onChanged={() => query.refetch()} />
            ) : (
              <SubjectRemarks
                cards={nodes}
                {...{ runId, classId, subjects, typed, setTyped }}
                onChanged={() => query.refetch()}
              />
            )}
          </>
        )
      }
    </OfficePage>
  );
}

type ProofsProps = {
  session: Session;
  cards: readonly ReportCardFieldsFragment[];
  leads: boolean;
  publishes: boolean;
  rights: RemarkRights;
  onChanged: () => Promise<unknown>;
};

function Proofs({ cards, ...rest }: ProofsProps) {
  const say = useMessages(reportDesk);
  const [chosen, choose] = useState<string>();
  const at = Math.max(
    0,
    cards.findIndex(({ id }) => id === chosen),
  );
  const shown = cards[at]!;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[16rem_1fr]">
      <nav aria-label={say("title")} className="card max-h-64 overflow-y-auto lg:max-h-[80vh]">
        {cards.map(({ id, learnerName, state, warnings }) => (
          <button
            key={id}
            type="button"
            aria-label={learnerName}
            className="flex min-h-12 w-full items-center gap-2 border-line px-3 text-start not-first:border-t aria-current:bg-sunken"
            aria-current={id === shown.id}
            onClick={() => choose(id)}
          >
            <span className="min-w-0 flex-1">
              <span className="block">{learnerName}</span>
              <span className="muted block text-sm">
                {state === "DRAFT" ? warnings.length > 0 && say("toLookAt", { n: warnings.length }) : say(state)}
              </span>
            </span>
          </button>
        ))}
      </nav>
      <CardProof
        key={shown.id}
        card={shown}
        {...rest}
        onNext={at + 1 < cards.length ? () => choose(cards[at + 1]!.id) : null}
      />
    </div>
  );
}
