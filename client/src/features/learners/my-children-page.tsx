import { useQuery } from "@apollo/client/react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { MyChildrenDocument, type MyChildrenQuery } from "../../generated/live/graphql";
import { childFees } from "../../i18n/child-fees";
import { core } from "../../i18n/core";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { register as registerMessages } from "../../i18n/register";
import { reportCards } from "../../i18n/report-cards";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { attendanceShare } from "./attendance-share";

/** A guardian's own children at the school, each leading to their page. */
export default function MyChildrenPage(_: { session: Session }) {
  const say = useMessages(registerMessages);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(MyChildrenDocument);
  return (
    <Page title={sayCore("navChildren")}>
      {error && !data ? (
        <>
          <FailedQuery
            title={say("failed")}
            help={sayRefusal(refusalOf(error))}
            retry={sayCore("tryAgain")}
            onRetry={() => void refetch()}
          />
          <CardsWay />
        </>
      ) : !data ? (
        <Skeleton rows={2} label={sayCore("reading")} />
      ) : data.myChildren.length === 0 ? (
        <Empty title={say("noChildren")}>{say("noChildrenHelp")}</Empty>
      ) : (
        <ul className="grid gap-3 p-4">
          {data.myChildren.map((child) => (
            <ChildCard key={child.id} child={child} />
          ))}
        </ul>
      )}
    </Page>
  );
}

/** To what this phone holds: report cards are read without the network that the rest of the page needs. */
function CardsWay() {
  const say = useMessages(reportCards);
  return (
    <section className="card mx-4 grid justify-items-start gap-3 p-4">
      <p>{say("kept")}</p>
      <a href="/cards" className="btn">
        {say("title")}
      </a>
    </section>
  );
}

function ChildCard({
  child: { id, name, class: schoolClass, attendance, feeBalance },
}: {
  child: MyChildrenQuery["myChildren"][number];
}) {
  const say = useMessages(registerMessages);
  const sayCards = useMessages(reportCards);
  const { locale } = useLanguage();
  const share = attendanceShare(attendance);
  const written = share?.toLocaleString(intlTag(locale), { style: "percent", maximumFractionDigits: 1 });
  return (
    <li className="card overflow-clip">
      <a href={`/learners/${id}`} className="flex min-h-20 items-center gap-3 px-4 py-3">
        <span className="min-w-0 flex-1">
          <span className="block text-lg font-semibold">{name}</span>
          <span className="muted block text-sm">
            {[schoolClass?.name, written && `${written} ${say("inSchool")}`].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="muted">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
      {feeBalance && <FeesRow id={id} fees={feeBalance} />}
      <a href={`/cards/${id}`} className="flex min-h-14 items-center border-t border-line px-4 py-2">
        <span className="link">{sayCards("open")}</span>
      </a>
    </li>
  );
}

function FeesRow({
  id,
  fees: { owed, credit, overdue },
}: {
  id: string;
  fees: NonNullable<MyChildrenQuery["myChildren"][number]["feeBalance"]>;
}) {
  const say = useMessages(childFees);
  const { locale } = useLanguage();
  const balance = owed - credit;
  const words =
    balance === 0 ? say("even") : `${say(balance > 0 ? "owed" : "ahead")} ${formatMoney(locale, Math.abs(balance))}`;
  return (
    <a href={`/fees/${id}`} className="flex min-h-14 items-center gap-3 border-t border-line px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold tabular-nums">{words}</span>
        {overdue > 0 && (
          <span className="block text-sm text-absent">{say("overdue", { amount: formatMoney(locale, overdue) })}</span>
        )}
      </span>
      <span className="link">{say("title")}</span>
    </a>
  );
}
