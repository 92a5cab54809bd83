import { useApolloClient, useQuery } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import {
  type FeeStructureRowFragment,
  type Residence,
  SaveFeeStructureDocument,
  StructureFormDocument,
  type StructureFormQuery,
} from "../../generated/live/graphql";
import { feeSetup } from "../../i18n/fee-setup";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { MoneyInput } from "../../office/money-input";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { useTermName } from "../../office/use-term-name";
import { Choices } from "../../ui/choices";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { goTo } from "../../ui/path";
import { gradeName, GRADES } from "../../values/grade";
import { gradesTaught } from "../../values/grades-taught";
import { readAmount, writeAmount } from "../../values/read-amount";
import { schoolDayAt } from "../../values/school-day";

/** One fee structure: for which grades of which term, and what they pay for each vote head. */
export function StructureForm({ id, manages }: { id: string | null; manages: boolean }) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const query = useQuery(StructureFormDocument, { fetchPolicy: "network-only" });
  const known = query.data?.feeStructures.nodes.find((one) => one.id === id);
  return (
    <OfficePage title={known ? known.name : say("addStructure")} back="/fee-setup" query={query}>
      {(data) =>
        id !== null && !known ? (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        ) : data.voteHeads.nodes.every(({ archived }) => archived) ? (
          <Empty title={say("noHeads")}>
            <p>{say("headsFirst")}</p>
            <a href="/fee-setup/heads" className="btn btn-main mt-4">
              {say("toHeads")}
            </a>
          </Empty>
        ) : (
          <Form data={data} structure={known ?? null} manages={manages} />
        )
      }
    </OfficePage>
  );
}

type FormProps = { data: StructureFormQuery; structure: FeeStructureRowFragment | null; manages: boolean };
type Fault = "name" | "grades" | "items" | "amount";

function Form({ data, structure, manages }: FormProps) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const termName = useTermName();
  const client = useApolloClient();
  const { busy, fault, run } = useChange();
  const [wrong, setWrong] = useState<Fault | null>(null);
  const [name, setName] = useState(structure?.name ?? "");
  const [termId, setTermId] = useState(
    structure?.term.id ?? data.school.currentTerm?.id ?? data.school.terms[0]?.id ?? "",
  );
  const [grades, setGrades] = useState<readonly string[]>(structure?.grades ?? []);
  const [residence, setResidence] = useState<Residence | "ALL">(structure?.residence ?? "ALL");
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(structure?.items.map((item) => [item.voteHead.id, writeAmount(item.cents)]) ?? []),
  );
  // A head that is no longer used stands only where it is part of this structure already.
  const heads = data.voteHeads.nodes.filter((head) => !head.archived || amounts[head.id] !== undefined);
  const read = heads.map((head) => ({ voteHeadId: head.id, cents: readAmount(amounts[head.id] || "0") }));
  const items = read.flatMap(({ voteHeadId, cents }) => (cents ? [{ voteHeadId, cents }] : []));
  const total = items.reduce((sum, { cents }) => sum + cents, 0);
  const taught = gradesTaught(data.classes.nodes, Number(schoolDayAt(Date.now()).slice(0, 4)));
  const held = GRADES.filter((grade) => grades.includes(grade) || taught.includes(grade));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const amiss: Fault | null = !name.trim()
      ? "name"
      : grades.length === 0
        ? "grades"
        : read.some(({ cents }) => cents === null)
          ? "amount"
          : items.length === 0
            ? "items"
            : null;
    setWrong(amiss);
    if (amiss) return;
    const input = {
      id: structure?.id ?? null,
      name: name.trim(),
      termId,
      grades,
      residence: residence === "ALL" ? null : residence,
      items,
    };
    if (await run(() => client.mutate({ mutation: SaveFeeStructureDocument, variables: { input } })))
      goTo("/fee-setup");
  };

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      {!manages && <Note>{say("notYours")}</Note>}
      <TextInput
        label={say("structureName")}
        hint={say("structureNameHint")}
        value={name}
        maxLength={80}
        error={wrong === "name" ? sayOffice("fillIn") : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SelectInput
        label={sayOffice("termOf")}
        value={termId}
        onChange={(event) => setTermId(event.currentTarget.value)}
        options={data.school.terms.toReversed().map((term) => ({ value: term.id, label: termName(term) }))}
      />
      <fieldset>
        <legend className="mb-1 font-semibold">{say("grades")}</legend>
        <div className="flex flex-wrap gap-2">
          {(held.length ? held : GRADES).map((grade) => (
            <label key={grade} className="chip">
              <input
                type="checkbox"
                className="sr-only"
                checked={grades.includes(grade)}
                onChange={(event) =>
                  setGrades(event.currentTarget.checked ? [...grades, grade] : grades.filter((one) => one !== grade))
                }
              />
              {gradeName(grade)}
            </label>
          ))}
        </div>
        {wrong === "grades" && <p className="mt-1 text-sm text-absent">{say("gradesFault")}</p>}
      </fieldset>
      <div>
        <p className="mb-1 font-semibold">{say("whom")}</p>
        <Choices
          legend={say("whom")}
          name="residence"
          options={[
            { value: "ALL", label: sayOffice("everybody") },
            { value: "DAY", label: sayOffice("DAY") },
            { value: "BOARDING", label: sayOffice("BOARDING") },
          ]}
          chosen={residence}
          onChoose={setResidence}
        />
      </div>
      <section className="card grid gap-3 p-4" aria-label={say("each")}>
        <div>
          <h2 className="text-lg">{say("each")}</h2>
          <p className="muted text-sm">{say("eachHint")}</p>
        </div>
        {heads.map((head) => (
          <MoneyInput
            key={head.id}
            label={head.archived ? say("archivedHead", { name: head.name }) : head.name}
            value={amounts[head.id] ?? ""}
            error={
              wrong === "amount" && readAmount(amounts[head.id] || "0") === null ? sayOffice("amountFault") : undefined
            }
            onChange={(event) => setAmounts({ ...amounts, [head.id]: event.currentTarget.value })}
          />
        ))}
        {wrong === "items" && <p className="text-sm text-absent">{say("itemsFault")}</p>}
        <p className="flex justify-between border-t border-line pt-3 text-lg font-semibold">
          <span>{sayOffice("total")}</span>
          <output className="tabular-nums">{formatMoney(locale, total)}</output>
        </p>
      </section>
      {fault && <Note tone="bad">{fault}</Note>}
      {manages && (
        <button type="submit" className="btn btn-main" disabled={busy}>
          {sayOffice(busy ? "saving" : "save")}
        </button>
      )}
    </form>
  );
}
