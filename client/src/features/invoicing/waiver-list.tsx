import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  DecideWaiverDocument,
  ReverseWaiverDocument,
  type WaiverRowFragment,
  WaiversDocument,
  type WaiverStatus,
} from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { ReasonDialog } from "../../office/reason-dialog";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";

const STATES = ["PENDING", "GRANTED", "DECLINED", "REVERSED"] as const;

type Opened = { what: "grant" | "decline" | "reverse"; waiver: WaiverRowFragment };

/** What the school lets off: those that wait first, each to be decided by somebody who did not ask for it. */
export function WaiverList({ manages }: { manages: boolean }) {
  const say = useMessages(invoicing);
  const client = useApolloClient();
  const { locale } = useLanguage();
  const [status, setStatus] = useState<WaiverStatus | null>("PENDING");
  const query = useQuery(WaiversDocument, { variables: { status } });
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const done = () => {
    close();
    void query.refetch();
  };
  const { id = "", cents = 0, learner } = opened?.waiver ?? {};
  const name = learner?.name ?? "";
  const decide = (grant: boolean) => client.mutate({ mutation: DecideWaiverDocument, variables: { id, grant } });
  return (
    <OfficePage
      title={say("waivers")}
      back="/fees"
      query={query}
      above={
        <>
          <p className="muted">
            {say("waiversHelp")}{" "}
            <a href="/accounts" className="link">
              {say("toAccounts")}
            </a>
          </p>
          <SelectInput
            label={say("state")}
            value={status ?? "all"}
            onChange={(event) => setStatus(STATES.find((one) => one === event.currentTarget.value) ?? null)}
            options={[...STATES.map((value) => ({ value, label: say(value) })), { value: "all", label: say("all") }]}
          />
        </>
      }
    >
      {({ waivers: { nodes, pageInfo, totalCount } }) => (
        <>
          {nodes.length === 0 && <Empty title={say("noWaivers")} />}
          <ul className="grid gap-3">
            {nodes.map((waiver) => (
              <WaiverCard key={waiver.id} waiver={waiver} manages={manages} onOpen={setOpened} />
            ))}
          </ul>
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
          {opened?.what === "grant" && (
            <ConfirmDialog
              title={say("grantOf", { name, amount: formatMoney(locale, cents) })}
              submit={say("grant")}
              onSubmit={() => decide(true)}
              onDone={done}
              onClose={close}
            >
              <p>{opened.waiver.reason}</p>
            </ConfirmDialog>
          )}
          {opened?.what === "decline" && (
            <ConfirmDialog
              title={say("declineOf", { name })}
              submit={opened.waiver.grantable ? say("decline") : say("withdraw")}
              danger
              onSubmit={() => decide(false)}
              onDone={done}
              onClose={close}
            >
              <p>{opened.waiver.reason}</p>
            </ConfirmDialog>
          )}
          {opened?.what === "reverse" && (
            <ReasonDialog
              title={say("reverseWaiver", { name })}
              submit={say("takeBack")}
              longest={120}
              onSubmit={(reason) => client.mutate({ mutation: ReverseWaiverDocument, variables: { id, reason } })}
              onDone={done}
              onClose={close}
            >
              <p>{say("reverseWaiverHelp", { amount: formatMoney(locale, cents) })}</p>
            </ReasonDialog>
          )}
        </>
      )}
    </OfficePage>
  );
}

type WaiverCardProps = { waiver: WaiverRowFragment; manages: boolean; onOpen: (opened: Opened) => void };

function WaiverCard({ waiver, manages, onOpen }: WaiverCardProps) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const { learner, cents, reason, status, voteHead, requestedAt, requestedBy, decidedBy, grantable } = waiver;
  const asked = requestedBy ? say("askedBy", { name: requestedBy.name }) : sayOffice("machine");
  return (
    <li className="card grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <a href={`/accounts/${learner.id}`} className="link font-semibold">
          {learner.name}
        </a>
        <strong className="tabular-nums">{formatMoney(locale, cents)}</strong>
      </div>
      <p>{reason}</p>
      <p className="muted text-sm">
        {[
          say(status),
          voteHead?.name ?? say("oldest"),
          `${formatMoment(locale, Date.parse(requestedAt))}, ${asked}`,
          status !== "PENDING" && decidedBy && say("decidedBy", { name: decidedBy.name }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {status === "PENDING" && !grantable && <p className="text-sm">{say("needsOther")}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {grantable && (
          <button type="button" className="btn btn-main" onClick={() => onOpen({ what: "grant", waiver })}>
            {say("grant")}
          </button>
        )}
        {status === "PENDING" && (grantable || manages) && (
          <button type="button" className="btn" onClick={() => onOpen({ what: "decline", waiver })}>
            {grantable ? say("decline") : say("withdraw")}
          </button>
        )}
        {status === "GRANTED" && manages && (
          <button type="button" className="btn btn-danger" onClick={() => onOpen({ what: "reverse", waiver })}>
            {say("takeBack")}
          </button>
        )}
      </div>
    </li>
  );
}
