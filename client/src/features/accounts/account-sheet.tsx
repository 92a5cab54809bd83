import { useApolloClient, useQuery } from "@apollo/client/react";
import { type ReactNode, useState } from "react";
import type { Session } from "../../api/session";
import { AccountDocument, type AccountQuery, AccountStatementDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office as officeMessages } from "../../i18n/office";
import { HeadsTable } from "../../office/heads-table";
import { OfficePage } from "../../office/office-page";
import { useBooksChanged } from "../../office/use-books-changed";
import type { Office } from "../../office/use-office";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { ChargeDialog } from "./charge-dialog";
import { OpeningDialog } from "./opening-dialog";
import { PlanCard } from "./plan-card";
import { ResidenceRow } from "./residence-row";
import { Statement } from "./statement";
import { WaiverDialog } from "./waiver-dialog";

export type AccountLearner = NonNullable<AccountQuery["learner"]>;
type Fees = NonNullable<AccountLearner["feeBalance"]>;
type Opened = "charge" | "waiver" | "opening";
type AccountSheetProps = { session: Session; id: string; office: Office };

/** The whole of a learner's money: what is owed by vote head, what was agreed, and all that ever happened. */
export function AccountSheet({ session, id, office }: AccountSheetProps) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(officeMessages);
  const client = useApolloClient();
  const query = useQuery(AccountDocument, { variables: { id } });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const close = () => setOpened(null);
  const reread = () => void client.refetchQueries({ include: [AccountDocument, AccountStatementDocument] });
  const done = (words: string) => {
    close();
    setTold(words);
    reread();
  };
  useBooksChanged(office.follows, reread, ({ learnerIds }) => learnerIds.length === 0 || learnerIds.includes(id));
  const learner = query.data?.learner;
  const about = learner
    ? `${sayOffice("admission", { number: learner.admissionNumber })} · ${learner.class?.name ?? sayOffice("noClass")}`
    : "";
  return (
    <OfficePage title={learner?.name ?? "…"} tab={say("title")} subtitle={about} back="/accounts" wide query={query}>
      {(data) =>
        !data.learner?.feeBalance ? (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        ) : (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <div className="grid gap-4">
              {told && <Note tone="good">{told}</Note>}
              <Balance fees={data.learner.feeBalance}>
                {office.manages && <Actions learner={data.learner} onOpen={setOpened} />}
              </Balance>
              <Promised bursaries={data.learner.expectedBursaries} />
              <HeadsTable label={say("byHead")} heads={data.learner.feeBalance.voteHeads} />
              <PlanCard
                learner={data.learner}
                fees={data.learner.feeBalance}
                manages={office.manages}
                onChanged={() => done(say("done"))}
              />
              <ResidenceRow learner={data.learner} onChanged={() => done(say("done"))} />
            </div>
            <Statement session={session} id={id} />
            {opened === "charge" && (
              <ChargeDialog learner={data.learner} data={data} onDone={() => done(say("chargeDone"))} onClose={close} />
            )}
            {opened === "waiver" && (
              <WaiverDialog learner={data.learner} onDone={(words) => done(words)} onClose={close} />
            )}
            {opened === "opening" && (
              <OpeningDialog learner={data.learner} onDone={() => done(say("done"))} onClose={close} />
            )}
          </div>
        )
      }
    </OfficePage>
  );
}

function Balance({
  fees: { owed, credit, overdue, nextDueDay, nextDueCents },
  children,
}: {
  fees: Fees;
  children: ReactNode;
}) {
  const say = useMessages(accounts);
  const { locale } = useLanguage();
  const balance = owed - credit;
  const money = (cents: number) => formatMoney(locale, cents);
  return (
    <section className="card grid gap-1 p-4">
      <p className="muted">{say(balance > 0 ? "owes" : balance < 0 ? "ahead" : "even")}</p>
      <p className="text-3xl font-bold tabular-nums">{money(Math.abs(balance))}</p>
      {overdue > 0 && <p className="font-semibold text-absent">{say("overdue", { amount: money(overdue) })}</p>}
      {nextDueDay && nextDueCents > 0 && (
        <p>{say("nextDue", { amount: money(nextDueCents), day: formatDay(locale, nextDueDay, "dated") })}</p>
      )}
      {children}
    </section>
  );
}

function Actions({ learner, onOpen }: { learner: AccountLearner; onOpen: (what: Opened) => void }) {
  const say = useMessages(accounts);
  const owes = (learner.feeBalance?.owed ?? 0) > 0;
  return (
    <div className="no-print mt-2 flex flex-wrap gap-2">
      <button type="button" className="btn" onClick={() => onOpen("charge")}>
        {say("charge")}
      </button>
      {owes && (
        <button type="button" className="btn" onClick={() => onOpen("waiver")}>
          {say("waiver")}
        </button>
      )}
      <button type="button" className="btn" onClick={() => onOpen("opening")}>
        {say("opening")}
      </button>
    </div>
  );
}

function Promised({ bursaries }: { bursaries: AccountLearner["expectedBursaries"] }) {
  const say = useMessages(accounts);
  const { locale } = useLanguage();
  return bursaries.map(({ sponsor, cents, day }) => (
    <Note key={`${sponsor} ${day}`}>
      {say("bursary", { sponsor, amount: formatMoney(locale, cents), day: formatDay(locale, day, "dated") })}
    </Note>
  ));
}
