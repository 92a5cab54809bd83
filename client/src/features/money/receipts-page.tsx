import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { fetchFile } from "../../api/fetch-file";
import type { Session } from "../../api/session";
import { MoneyClassesDocument, type PaymentChannel, ReceiptsDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyReceipts } from "../../i18n/money-receipts";
import { nameClasses } from "../../office/name-classes";
import { Empty } from "../../ui/empty";
import { Field } from "../../ui/field";
import { downloadFile } from "../../ui/give-file";
import { Note } from "../../ui/note";
import { MoneyFrame } from "./money-frame";
import { ReceiptLine } from "./receipt-row";
import { ShowMore } from "./show-more";

const FILTERS = ["search", "from", "to", "channel", "classId"] as const;
type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

const CHANNELS: readonly PaymentChannel[] = ["CASH", "MPESA", "BANK", "CHEQUE", "IN_KIND"];
/** Between two keys of somebody who types. */
const PAUSE_MS = 300;

/** Every receipt of the school, the newest first; what is looked for stands in the address and comes back with it. */
export function ReceiptsPage({ session }: { session: Session }) {
  const say = useMessages(moneyReceipts);
  const [filters, setFilters] = useState(readAddress);
  const asked = useSettled(filters);
  const query = useQuery(ReceiptsDocument, { variables: toVariables(asked) });
  useEffect(() => {
    const text = new URLSearchParams(asked as Record<string, string>).toString();
    history.replaceState(null, "", text ? `/money/receipts?${text}` : "/money/receipts");
  }, [asked]);
  const isFiltered = Object.keys(asked).length > 0;
  const shown = query.data ?? query.previousData;
  return (
    <MoneyFrame
      title={say("receipts")}
      query={{ data: shown, error: query.error, refetch: query.refetch }}
      above={<FilterForm filters={filters} onChange={setFilters} />}
    >
      {({ receipts: { nodes, totalCount, pageInfo } }) =>
        nodes.length === 0 ? (
          <Empty title={say(isFiltered ? "noneFound" : "none")}>
            <p>{say(isFiltered ? "noneFoundHelp" : "noneHelp")}</p>
            {isFiltered ? (
              <button type="button" className="btn mt-4" onClick={() => setFilters({})}>
                {say("clear")}
              </button>
            ) : (
              <a href="/money/record" className="btn mt-4">
                {say("record")}
              </a>
            )}
          </Empty>
        ) : (
          <>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p role="status" className="muted tabular-nums">
                {say("count", { n: totalCount })}
              </p>
              <CsvButton session={session} from={asked.from} to={asked.to} />
            </div>
            <ul className="card overflow-clip">
              {nodes.map((receipt) => (
                <li key={receipt.id} className="border-line not-first:border-t">
                  <a
                    href={`/money/receipts/${receipt.id}${location.search}`}
                    className="flex min-h-16 items-center px-4 py-2 hover:bg-sunken"
                  >
                    <ReceiptLine receipt={receipt} />
                  </a>
                </li>
              ))}
            </ul>
            <ShowMore
              shown={nodes.length}
              total={totalCount}
              hasMore={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
            />
          </>
        )
      }
    </MoneyFrame>
  );
}

function FilterForm({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const say = useMessages(moneyReceipts);
  const sayMoney = useMessages(money);
  const { data } = useQuery(MoneyClassesDocument, { fetchPolicy: "cache-first" });
  const write = (name: keyof Filters, value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value === "" ? others : { ...others, [name]: value });
  };
  const narrowed = FILTERS.some((name) => name !== "search" && filters[name]);
  return (
    <form role="search" className="no-print grid gap-3" onSubmit={(event) => event.preventDefault()}>
      <Field label={say("search")} hint={say("searchHint")}>
        {(control) => (
          <input
            {...control}
            type="search"
            className="input"
            autoComplete="off"
            value={filters.search ?? ""}
            onChange={(event) => write("search", event.currentTarget.value)}
          />
        )}
      </Field>
      <details open={narrowed}>
        <summary className="btn w-full sm:w-auto">{say("filters")}</summary>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          {(["from", "to"] as const).map((name) => (
            <Field key={name} label={say(name)}>
              {(control) => (
                <input
                  {...control}
                  type="date"
                  className="input"
                  value={filters[name] ?? ""}
                  onChange={(event) => write(name, event.currentTarget.value)}
                />
              )}
            </Field>
          ))}
          <Field label={say("channel")}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={filters.channel ?? ""}
                onChange={(event) => write("channel", event.currentTarget.value)}
              >
                <option value="">{say("anyChannel")}</option>
                {CHANNELS.map((channel) => (
                  <option key={channel} value={channel}>
                    {sayMoney(channel)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={say("schoolClass")}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={filters.classId ?? ""}
                onChange={(event) => write("classId", event.currentTarget.value)}
              >
                <option value="">{say("anyClass")}</option>
                {nameClasses(data?.classes.nodes ?? []).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      </details>
    </form>
  );
}

function CsvButton({ session, from, to }: { session: Session; from?: string | undefined; to?: string | undefined }) {
  const say = useMessages(moneyReceipts);
  const sayMoney = useMessages(money);
  const [failed, setFailed] = useState(false);
  const fetchCsv = async () => {
    const days = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
    const file = await fetchFile(session, `/files/fees/receipts.csv?${days}`, "receipts.csv");
    setFailed(file === null);
    if (file) downloadFile(file);
  };
  return (
    <>
      <button type="button" className="btn no-print" onClick={() => void fetchCsv()}>
        {say("csv")}
      </button>
      {failed && <Note tone="bad">{sayMoney("fileFailed")}</Note>}
    </>
  );
}

function readAddress(): Filters {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(FILTERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : []))) as Filters;
}

/** What the server is asked; what is no day or no way of paying, as in a mistyped address, is left out. */
function toVariables({ search, from, to, channel, classId }: Filters) {
  const day = (text: string | undefined) => (text && /^20\d\d-\d\d-\d\d$/.test(text) ? text : null);
  return {
    search: search?.trim() || null,
    from: day(from),
    to: day(to),
    channel: CHANNELS.find((known) => known === channel) ?? null,
    classId: classId && /^\d+$/.test(classId) ? classId : null,
  };
}

function useSettled(filters: Filters): Filters {
  const [settled, setSettled] = useState(filters);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filters), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filters]);
  return settled;
}
