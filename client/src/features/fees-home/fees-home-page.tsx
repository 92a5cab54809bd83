import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import { FeesHomeDocument, type FeesHomeQuery, OfficeTermsDocument } from "../../generated/live/graphql";
import { feesHome } from "../../i18n/fees-home";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { HeadsTable } from "../../office/heads-table";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { useBooksChanged } from "../../office/use-books-changed";
import { useOffice } from "../../office/use-office";
import { useTermName } from "../../office/use-term-name";
import { WayRow } from "../../office/way-row";
import { Note } from "../../ui/note";

/** How a term's fees stand, and the way to everything that is done with them. */
export default function FeesHomePage({ session }: { session: Session }) {
  const say = useMessages(feesHome);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const { follows, manages } = useOffice(session);
  const terms = useQuery(OfficeTermsDocument);
  const school = terms.data?.school;
  const [chosen, setChosen] = useState<string | null>(null);
  const termId = chosen ?? school?.currentTerm?.id ?? "";
  const query = useQuery(FeesHomeDocument, {
    variables: { termId: termId === "" || termId === "all" ? null : termId },
    skip: !school,
  });
  useBooksChanged(follows, () => void query.refetch());
  const shown = query.data ?? query.previousData;
  return (
    <OfficePage
      title={say("title")}
      back={null}
      wide
      query={terms.error && !terms.data ? { error: terms.error, refetch: terms.refetch } : { ...query, data: shown }}
    >
      {(data) => (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid gap-4">
            {manages && <Begin data={data} />}
            <SelectInput
              label={sayOffice("termOf")}
              value={termId === "" ? "all" : termId}
              onChange={(event) => setChosen(event.currentTarget.value)}
              options={[
                ...(school?.terms ?? []).toReversed().map((term) => ({ value: term.id, label: termName(term) })),
                { value: "all", label: say("allTerms") },
              ]}
            />
            <Standing totals={data.feeTotals} />
            <HeadsTable label={say("ofTerm")} heads={data.feeTotals.voteHeads} />
          </div>
          <Ways data={data} />
        </div>
      )}
    </OfficePage>
  );
}

function Begin({ data: { voteHeads, feeStructures } }: { data: FeesHomeQuery }) {
  const say = useMessages(feesHome);
  if (feeStructures.totalCount > 0) return null;
  const hasHeads = voteHeads.totalCount > 0;
  return (
    <Note tone="warn">
      <strong>{say("begin")}</strong>
      <p>{say(hasHeads ? "beginStructures" : "beginHeads")}</p>
      <a href={hasHeads ? "/fee-setup/new" : "/fee-setup/heads"} className="btn btn-main mt-3">
        {say(hasHeads ? "toStructures" : "toHeads")}
      </a>
    </Note>
  );
}

function Standing({ totals }: { totals: FeesHomeQuery["feeTotals"] }) {
  const say = useMessages(feesHome);
  const { locale } = useLanguage();
  const money = (cents: number) => formatMoney(locale, cents);
  const asked = totals.invoiced - totals.letOff;
  return (
    <section className="card grid gap-1 p-4">
      <p className="text-3xl font-bold tabular-nums">{money(totals.paid)}</p>
      <p>{say("collected", { paid: money(totals.paid), asked: money(asked) })}</p>
      <progress className="w-full" value={totals.paid} max={Math.max(asked, 1)} aria-hidden="true" />
      <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        <span>
          <strong>{money(totals.owed)}</strong> {say("stillOwed")}
        </span>
        <span>
          <strong>{money(totals.credit)}</strong> {say("paidAhead")}
        </span>
      </p>
    </section>
  );
}

function Ways({ data: { waivers } }: { data: FeesHomeQuery }) {
  const say = useMessages(feesHome);
  const waiting = waivers.totalCount;
  return (
    <nav className="grid gap-4" aria-label={say("title")}>
      <ul className="card">
        <WayRow href="/accounts" title={say("learners")} about={say("learnersHelp")} />
        <WayRow href="/arrears" title={say("arrears")} about={say("arrearsHelp")} />
      </ul>
      <section>
        <h2 className="muted mb-1 px-1 text-sm">{say("ask")}</h2>
        <ul className="card">
          <WayRow href="/invoicing" title={say("runs")} about={say("runsHelp")} />
          <WayRow
            href="/invoicing/waivers"
            title={say("waivers")}
            about={waiting ? say("waiversWaiting", { n: waiting }) : say("waiversNone")}
          />
          <WayRow href="/invoicing/plans" title={say("plans")} about={say("plansHelp")} />
          <WayRow href="/invoicing/opening" title={say("opening")} about={say("openingHelp")} />
        </ul>
      </section>
      <section>
        <h2 className="muted mb-1 px-1 text-sm">{say("setUp")}</h2>
        <ul className="card">
          <WayRow href="/fee-setup" title={say("structures")} about={say("structuresHelp")} />
          <WayRow href="/fee-setup/heads" title={say("heads")} about={say("headsHelp")} />
          <WayRow href="/fee-setup/rules" title={say("rules")} about={say("rulesHelp")} />
        </ul>
      </section>
      <section>
        <h2 className="muted mb-1 px-1 text-sm">{say("watch")}</h2>
        <ul className="card">
          <WayRow href="/day" title={say("day")} about={say("dayHelp")} />
          <WayRow href="/messages" title={say("messages")} about={say("messagesHelp")} />
        </ul>
      </section>
    </nav>
  );
}
