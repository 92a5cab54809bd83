import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  ArrearsClassesDocument,
  ArrearsDocument,
  type ArrearsOrder,
  type ArrearsQuery,
  type DebtAge,
} from "../../generated/live/graphql";
import { arrears } from "../../i18n/arrears";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { FileButton } from "../../office/file-button";
import { nameClasses } from "../../office/name-classes";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { useBooksChanged } from "../../office/use-books-changed";
import { useOffice } from "../../office/use-office";
import { Empty } from "../../ui/empty";
import { AgesTable } from "./ages-table";
import { ArrearsRow } from "./arrears-row";
import { Remind } from "./remind";

const AGES = ["DAYS_30", "DAYS_60", "DAYS_90", "OLDER", "NOT_DUE"] as const satisfies readonly DebtAge[];
const ORDERS = ["MOST_OVERDUE", "MOST_OWED", "OLDEST", "NAME"] as const satisfies readonly ArrearsOrder[];

/** Who owes what: by class, by how late, in what order; some of them chosen, and reminded. */
export default function ArrearsPage({ session }: { session: Session }) {
  const say = useMessages(arrears);
  const sayOffice = useMessages(office);
  const { follows } = useOffice(session);
  const [age, setAge] = useState<DebtAge | null>(null);
  const [classId, setClassId] = useState<string | null>(null);
  const [order, setOrder] = useState<ArrearsOrder>("MOST_OVERDUE");
  const [withNotDue, setWithNotDue] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const classes = useQuery(ArrearsClassesDocument);
  const variables = { age, classId, order, withNotDue: withNotDue || age === "NOT_DUE" };
  const query = useQuery(ArrearsDocument, { variables });
  // While some are chosen the list stands still under the finger.
  useBooksChanged(follows && chosen.size === 0, () => void query.refetch());
  const narrow = (change: () => void) => {
    change();
    setChosen(new Map());
  };
  return (
    <OfficePage
      title={say("title")}
      back="/fees"
      wide
      query={query}
      above={
        <div className="no-print grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <SelectInput
            label={sayOffice("class")}
            value={classId ?? ""}
            onChange={({ currentTarget: { value } }) => narrow(() => setClassId(value || null))}
            options={[{ value: "", label: say("anyClass") }, ...nameClasses(classes.data?.classes.nodes ?? [])]}
          />
          <SelectInput
            label={say("age")}
            value={age ?? ""}
            onChange={({ currentTarget: { value } }) => narrow(() => setAge(AGES.find((one) => one === value) ?? null))}
            options={[{ value: "", label: say("anyAge") }, ...AGES.map((value) => ({ value, label: say(value) }))]}
          />
          <SelectInput
            label={say("order")}
            value={order}
            onChange={({ currentTarget: { value } }) => setOrder(ORDERS.find((one) => one === value) ?? "MOST_OVERDUE")}
            options={ORDERS.map((value) => ({ value, label: say(value) }))}
          />
          <label className="flex min-h-12 items-center gap-3 self-end">
            <input
              type="checkbox"
              className="h-6 w-6"
              checked={withNotDue}
              onChange={({ currentTarget: { checked } }) => narrow(() => setWithNotDue(checked))}
            />
            {say("withNotDue")}
          </label>
        </div>
      }
    >
      {({ arrears: page }) => (
        <>
          <Totals page={page} />
          {page.nodes.length === 0 ? (
            <Empty title={say("none")}>{say("noneHelp")}</Empty>
          ) : (
            <List page={page} chosen={chosen} onChoose={setChosen} />
          )}
          <ShowMore
            shown={page.nodes.length}
            totalCount={page.totalCount}
            more={page.pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          />
          <div className="flex flex-wrap gap-2">
            <FileButton session={session} path="/files/fees/arrears.csv" name="arrears.csv" label={say("export")} />
          </div>
          <Remind chosen={chosen} onReminded={() => setChosen(new Map())} />
        </>
      )}
    </OfficePage>
  );
}

type PageOf = { page: ArrearsQuery["arrears"] };

function Totals({ page: { owed, overdue, totalCount, planCount, ages } }: PageOf) {
  const say = useMessages(arrears);
  const { locale } = useLanguage();
  return (
    <section className="card">
      <div className="flex flex-wrap gap-x-8 gap-y-1 px-4 py-3">
        <p>
          <strong className="block text-3xl tabular-nums">{formatMoney(locale, owed)}</strong>
          {say("owed", { n: totalCount })}
          {planCount > 0 && ` · ${say("plans", { n: planCount })}`}
        </p>
        <p>
          <strong className="block text-3xl tabular-nums text-absent">{formatMoney(locale, overdue)}</strong>
          {say("overdue")}
        </p>
      </div>
      <AgesTable ages={ages} />
    </section>
  );
}

type ListProps = PageOf & {
  chosen: ReadonlyMap<string, string>;
  onChoose: (chosen: ReadonlyMap<string, string>) => void;
};

function List({ page: { nodes }, chosen, onChoose }: ListProps) {
  const say = useMessages(arrears);
  const choose = (id: string, name: string, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(id, name);
    else next.delete(id);
    onChoose(next);
  };
  const all = nodes.every(({ learner }) => chosen.has(learner.id));
  return (
    <section className="card">
      <label className="no-print flex min-h-12 items-center gap-3 px-4">
        <input
          type="checkbox"
          className="h-6 w-6"
          checked={all}
          onChange={() =>
            onChoose(all ? new Map() : new Map(nodes.map(({ learner: { id, name } }) => [id, name] as const)))
          }
        />
        {say("chooseAll", { n: nodes.length })}
      </label>
      <ul>
        {nodes.map((one) => (
          <ArrearsRow
            key={one.learner.id}
            arrears={one}
            chosen={chosen.has(one.learner.id)}
            onChoose={(on) => choose(one.learner.id, one.learner.name, on)}
          />
        ))}
      </ul>
    </section>
  );
}
