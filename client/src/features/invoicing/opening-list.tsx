import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { encodeFile } from "../../api/encode-file";
import { ImportOpeningBalancesDocument, type ImportOpeningBalancesMutation } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { Tile } from "../../ui/tile";
import { schoolDayAt } from "../../values/school-day";

type Report = ImportOpeningBalancesMutation["importOpeningBalances"];

/** A list of balances: chosen, checked row by row, and brought in once somebody agrees. */
export function OpeningList({ onAccepted }: { onAccepted: () => void }) {
  const say = useMessages(invoicing);
  const client = useApolloClient();
  const today: string = schoolDayAt(Date.now());
  const [day, setDay] = useState(today);
  const [list, setList] = useState<{ name: string; content: string } | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const send = (content: string, asOf: string, accept: boolean) =>
    run(async () => {
      const variables = { file: content, day: asOf, accept };
      const { data } = await client.mutate({ mutation: ImportOpeningBalancesDocument, variables });
      setReport(data?.importOpeningBalances ?? null);
      if (accept) onAccepted();
    });
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const content = await encodeFile(file);
    setList({ name: file.name, content });
    setReport(null);
    await send(content, day, false);
  };
  return (
    <section className="card grid gap-4 p-4" aria-labelledby="opening-list">
      <h2 id="opening-list" className="text-lg">
        {say("list")}
      </h2>
      <p className="muted text-sm">{say("listHelp")}</p>
      <TextInput
        label={say("asOf")}
        type="date"
        max={today}
        value={day}
        onChange={(event) => {
          const asOf = event.currentTarget.value;
          setDay(asOf);
          setReport(null);
          if (list && asOf) void send(list.content, asOf, false);
        }}
      />
      <label className="btn relative cursor-pointer justify-self-start focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent">
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="absolute inset-0 cursor-pointer opacity-0"
          disabled={busy || !day}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            void choose(file);
          }}
        />
        {list?.name ?? say("chooseList")}
      </label>
      {fault && <Note tone="bad">{fault}</Note>}
      {report && list && <Checked report={report} busy={busy} onAccept={() => void send(list.content, day, true)} />}
    </section>
  );
}

function Checked({ report, busy, onAccept }: { report: Report; busy: boolean; onAccept: () => void }) {
  const say = useMessages(invoicing);
  const { locale } = useLanguage();
  const count = (n: number) => n.toLocaleString(intlTag(locale));
  const { accepted, rows, added, changed, unchanged, owed, ahead, faults } = report;
  const n = added + changed;
  return (
    <div className="grid gap-4" role="status">
      <h3 className="font-semibold">{`${say("report")}: ${say("rows", { n: rows })}`}</h3>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Tile figure={count(added)} label={say("added")} />
        <Tile figure={count(changed)} label={say("changed")} />
        <Tile figure={count(unchanged)} label={say("unchanged")} />
        <Tile figure={count(faults.totalCount)} label={say("faulty")} />
      </ul>
      <p className="tabular-nums">
        {`${formatMoney(locale, owed)} ${say("owedTogether")} · ${formatMoney(locale, ahead)} ${say("aheadTogether")}`}
      </p>
      {faults.totalCount > 0 && <Faults faults={faults} />}
      {accepted ? (
        <Note tone="good">{say("accepted", { n })}</Note>
      ) : n > 0 ? (
        <button type="button" className="btn btn-main justify-self-start" disabled={busy} onClick={onAccept}>
          {say("accept", { n })}
        </button>
      ) : (
        <p>{say("nothingToDo")}</p>
      )}
    </div>
  );
}

function Faults({ faults: { nodes, totalCount } }: { faults: Report["faults"] }) {
  const say = useMessages(invoicing);
  const more = totalCount - nodes.length;
  return (
    <div className="overflow-x-auto">
      <table className="grid-table">
        <caption className="py-1 text-left font-semibold">{say("faultsTitle")}</caption>
        <thead>
          <tr>
            <th scope="col" data-number>
              {say("line")}
            </th>
            <th scope="col">{say("stands")}</th>
            <th scope="col">{say("wrong")}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ line, code, value }) => (
            <tr key={`${line} ${code}`}>
              <td data-number>{line}</td>
              <td>{value}</td>
              <td>{say(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="muted text-sm">{say("moreFaults", { n: more })}</p>}
    </div>
  );
}
