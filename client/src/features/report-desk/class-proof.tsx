import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  FillRemarksDocument,
  PrepareReportClassDocument,
  type ReportCardFieldsFragment,
  ReportCardsOfDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { reportDesk } from "../../i18n/report-desk";
import { FileButton } from "../../office/file-button";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { CardProof } from "./card-proof";

type ClassProofProps = { session: Session; runId: string; classId: string; leads: boolean; publishes: boolean };

/** The cards of a class: one as it will be printed, the others beside, and what is still to be looked at. */
export function ClassProof({ session, runId, classId, leads, publishes }: ClassProofProps) {
  const say = useMessages(reportDesk);
  const termName = useTermName();
  const query = useQuery(ReportCardsOfDocument, {
    variables: { filter: { runId, classId } },
    fetchPolicy: "cache-and-network",
  });
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
            <ClassTools {...{ session, runId, classId, leads }} cards={nodes} onChanged={() => query.refetch()} />
            <Proofs cards={nodes} {...{ session, leads, publishes }} onChanged={() => query.refetch()} />
          </>
        )
      }
    </OfficePage>
  );
}

type ClassToolsProps = Omit<ClassProofProps, "publishes"> & {
  cards: readonly ReportCardFieldsFragment[];
  onChanged: () => Promise<unknown>;
};

function ClassTools({ session, runId, classId, leads, cards, onChanged }: ClassToolsProps) {
  const say = useMessages(reportDesk);
  const [fill] = useMutation(FillRemarksDocument);
  const [again] = useMutation(PrepareReportClassDocument);
  const { busy, fault, run } = useChange();
  const [filled, setFilled] = useState<number>();
  const isDraft = cards.some(({ state }) => state === "DRAFT");
  const fillIn = (kind: "CLASS_TEACHER" | "HEAD") =>
    run(async () => {
      const { data } = await fill({ variables: { run: runId, class: classId, kind } });
      setFilled(data?.fillRemarks ?? 0);
      await onChanged();
    });
  const anew = () =>
    run(async () => {
      await again({ variables: { run: runId, class: classId } });
      location.assign(`/reports/${runId}`);
    });
  return (
    <div className="no-print grid gap-2">
      <div className="flex flex-wrap gap-2">
        <FileButton
          session={session}
          path={`/files/reports/runs/${runId}?class=${classId}`}
          name={`report-cards-${runId}-${classId}.pdf`}
          label={say("classPdf")}
        />
        {isDraft && (
          <button type="button" className="btn" disabled={busy} onClick={() => void fillIn("CLASS_TEACHER")}>
            {say("fillClass")}
          </button>
        )}
        {isDraft && leads && (
          <button type="button" className="btn" disabled={busy} onClick={() => void fillIn("HEAD")}>
            {say("fillHead")}
          </button>
        )}
        {isDraft && leads && (
          <button type="button" className="btn" disabled={busy} onClick={() => void anew()}>
            {say("again")}
          </button>
        )}
      </div>
      {filled !== undefined && <Note tone="good">{say("filled", { n: filled })}</Note>}
      {fault && <Note tone="bad">{fault}</Note>}
    </div>
  );
}

type ProofsProps = {
  session: Session;
  cards: readonly ReportCardFieldsFragment[];
  leads: boolean;
  publishes: boolean;
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
