import { useEffect } from "react";
import type { Session } from "../../api/session";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";
import { RiskRunProgress } from "../../office/risk-run-progress";
import { useRiskRun } from "../../office/use-risk-run";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { Skeleton } from "../../ui/skeleton";
import type { RiskRole } from "./use-risk-role";

/** So often whoever may not follow the run itself looks whether there is a list. */
const LOOK_MS = 5_000;

type NoListProps = { session: Session; role: RiskRole; underWay: boolean; onLook: () => Promise<unknown> };

/** What stands where nothing was ever scored: how far the first list is, when it comes, and how it comes sooner. */
export function NoList({ session, role, underWay, onLook }: NoListProps) {
  if (role.seesAll) return <FirstRun session={session} onLook={onLook} />;
  return underWay ? <BeingMade onLook={onLook} /> : <NotYet />;
}

/** For those who may follow the run and have it begun. */
function FirstRun({ session, onLook }: Pick<NoListProps, "session" | "onLook">) {
  const say = useMessages(risk);
  const sayCore = useMessages(core);
  const { query, run, isBusy } = useRiskRun(session, () => void onLook());
  if (query.loading && !run) return <Skeleton rows={3} label={sayCore("reading")} />;
  if (run && isBusy) {
    return (
      <section className="card grid gap-4 p-4" aria-labelledby="first-list">
        <div>
          <h2 id="first-list" className="text-lg">
            {say("beingMade")}
          </h2>
          <p className="muted">{say("beingMadeHelp")}</p>
        </div>
        <RiskRunProgress run={run} />
      </section>
    );
  }
  return (
    <>
      {run?.state === "FAILED" && <Note tone="bad">{say("firstFailed")}</Note>}
      <NotYet mayBegin />
    </>
  );
}

function BeingMade({ onLook }: Pick<NoListProps, "onLook">) {
  const say = useMessages(risk);
  useEffect(() => {
    const timer = setInterval(() => void onLook(), LOOK_MS);
    return () => clearInterval(timer);
  }, [onLook]);
  return (
    <Empty title={say("beingMade")}>
      <p role="status">{say("beingMadeHelp")}</p>
    </Empty>
  );
}

function NotYet({ mayBegin = false }: { mayBegin?: boolean }) {
  const say = useMessages(risk);
  return (
    <Empty title={say("notYet")}>
      <p>{say("notYetHelp")}</p>
      {mayBegin ? (
        <a href="/risk-model/training" className="btn btn-main mt-4">
          {say("makeNow")}
        </a>
      ) : (
        <p className="mt-2">{say("notYetAsk")}</p>
      )}
    </Empty>
  );
}
