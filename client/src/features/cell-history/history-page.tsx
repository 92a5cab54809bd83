import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { CellHistoryDocument, type CellHistoryQuery, type SaidFragment } from "../../generated/live/graphql";
import { cellHistory } from "../../i18n/cell-history";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { toMark } from "../../i18n/schema-marks";
import { useRefusal } from "../../i18n/use-refusal";
import { useStatusWords } from "../../i18n/use-status-words";
import { saveFixes } from "../../sync/outbox/save-fixes";
import type { Sync } from "../../sync/start-sync";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { useStore } from "../../ui/use-store";
import type { ClassId, Position, Seq } from "../../values/ids";
import type { SchoolDay } from "../../values/school-day";
import type { Session as Half } from "../../values/session";
import { EntryItem } from "./entry-item";

type HistoryPageProps = {
  session: Session;
  db: AsiliDb;
  sync: Sync;
  classId: string;
  day: SchoolDay;
  half: Half;
  learnerId: string;
  back: string;
};

const PAGE = 50;

/** All that was said of a learner in one session, the latest first; an earlier record is brought back with one tap, as a correction like any other. */
export default function HistoryPage({ db, sync, classId, day, half, learnerId, back }: HistoryPageProps) {
  const say = useMessages(cellHistory);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const sayRefusal = useRefusal();
  const [first, setFirst] = useState(PAGE);
  const session = half === "m" ? "MORNING" : "AFTERNOON";
  const { data, error, refetch } = useQuery(CellHistoryDocument, {
    variables: { classId, day, session, learnerId, first },
    fetchPolicy: "cache-and-network",
  });
  const { unsent } = useStore(sync.status);
  // What was saved here shows as soon as the school has it.
  useEffect(() => {
    if (unsent === 0) void refetch().catch(() => undefined);
  }, [unsent, refetch]);
  const cell = data?.cellHistory;
  const when = `${sayCore(half === "m" ? "morning" : "afternoon")}, ${formatDay(locale, day, "brief")}`;
  return (
    <Page title={cell?.learner.name ?? say("title")} tab={say("title")} back={{ href: back, label: sayCore("back") }}>
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={4} label={sayCore("reading")} />
      ) : !cell ? (
        <Empty title={say("none")}>{say("noneHelp")}</Empty>
      ) : (
        <History cell={cell} when={when} db={db} place={{ classId: Number(classId) as ClassId, day, session: half }}>
          {cell.entries.nodes.length < cell.entries.totalCount && first < 4 * PAGE && (
            <button type="button" className="btn btn-bare w-full text-accent" onClick={() => setFirst(first + PAGE)}>
              {say("older")}
            </button>
          )}
        </History>
      )}
    </Page>
  );
}

type Cell = NonNullable<CellHistoryQuery["cellHistory"]>;
type HistoryProps = {
  cell: Cell;
  when: string;
  db: AsiliDb;
  place: { classId: ClassId; day: SchoolDay; session: Half };
  children: React.ReactNode;
};

function History({ cell, when, db, place, children }: HistoryProps) {
  const say = useMessages(cellHistory);
  const { markWords } = useStatusWords();
  const [restored, setRestored] = useState<{ said: SaidFragment; before: SaidFragment | null } | null>(null);
  const [failed, setFailed] = useState(false);
  const bringBack = (said: SaidFragment) => {
    const cells = [{ ...toMark(said), position: cell.position as Position }];
    setFailed(false);
    saveFixes(db, { ...place, seen: cell.seen as Seq, cells }).then(
      () => setRestored({ said, before: restored?.said ?? cell.stands }),
      () => setFailed(true),
    );
  };
  return (
    <div className="grid gap-3 p-4">
      <div>
        <p className="muted">
          {cell.class.name} · {when}
        </p>
        <p className="text-lg font-semibold">
          {cell.stands ? say("stands", { mark: markWords(cell.stands) }) : say("nothing")}
        </p>
      </div>
      {failed && <Note tone="bad">{say("notSaved")}</Note>}
      {restored && (
        <Note tone="good">
          <p>{say("saved", { mark: markWords(restored.said) })}</p>
          {restored.before && (
            <button type="button" className="btn mt-2" onClick={() => restored.before && bringBack(restored.before)}>
              {say("undo")}
            </button>
          )}
        </Note>
      )}
      <ol className="card">
        {cell.entries.nodes.map((entry) => (
          <EntryItem
            key={entry.id}
            entry={entry}
            canRestore={!cell.stands || markWords(entry.said) !== markWords(cell.stands)}
            onRestore={() => bringBack(entry.said)}
          />
        ))}
      </ol>
      {children}
    </div>
  );
}
