import { useApolloClient, useQuery } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import {
  FeeRulesDocument,
  type FeeRulesQuery,
  SaveFeeSettingsDocument,
  SetTermTargetDocument,
} from "../../generated/live/graphql";
import { feeSetup } from "../../i18n/fee-setup";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { MoneyInput } from "../../office/money-input";
import { OfficePage } from "../../office/office-page";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { useTermName } from "../../office/use-term-name";
import { FormDialog } from "../../ui/form-dialog";
import { Note } from "../../ui/note";
import { readAmount, writeAmount } from "../../values/read-amount";
import { readPercents } from "./read-percents";

/** By which rules the school handles its fees, and what it means to collect in each term. */
export function FeeRules({ manages }: { manages: boolean }) {
  const say = useMessages(feeSetup);
  const query = useQuery(FeeRulesDocument, { fetchPolicy: "network-only" });
  return (
    <OfficePage title={say("rules")} back="/fees" query={query}>
      {(data) => (
        <>
          {!manages && <Note>{say("notYours")}</Note>}
          <Rules data={data} manages={manages} />
          <Targets data={data} manages={manages} onSaved={() => void query.refetch()} />
        </>
      )}
    </OfficePage>
  );
}

type RulesProps = { data: FeeRulesQuery; manages: boolean };
type Fault = "dueDays" | "waiverLimit" | "siblings" | "siblingsOff";

function Rules({ data: { feeSettings, voteHeads }, manages }: RulesProps) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, run } = useChange();
  const [wrong, setWrong] = useState<Fault | null>(null);
  const [saved, setSaved] = useState(false);
  const [offIds, setOffIds] = useState<readonly string[]>(feeSettings.siblingVoteHeads.map(({ id }) => id));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const dueDays = Number(typed(filled, "dueDays") || "x");
    const waiverLimit = readAmount(typed(filled, "waiverLimit"));
    const siblingPercents = readPercents(typed(filled, "siblings"));
    const amiss: Fault | null =
      !Number.isInteger(dueDays) || dueDays < 0 || dueDays > 365
        ? "dueDays"
        : waiverLimit === null
          ? "waiverLimit"
          : siblingPercents === null
            ? "siblings"
            : siblingPercents.length > 0 && offIds.length === 0
              ? "siblingsOff"
              : null;
    setWrong(amiss);
    setSaved(false);
    if (amiss || waiverLimit === null || siblingPercents === null) return;
    const input = { dueDays, waiverLimit, siblingPercents, siblingVoteHeadIds: offIds };
    setSaved(await run(() => client.mutate({ mutation: SaveFeeSettingsDocument, variables: { input } })));
  };
  return (
    <form noValidate className="card grid gap-4 p-4" onSubmit={(event) => void submit(event)}>
      <TextInput
        name="dueDays"
        label={say("dueDays")}
        inputMode="numeric"
        defaultValue={feeSettings.dueDays}
        error={wrong === "dueDays" ? say("dueDaysFault") : undefined}
      />
      <MoneyInput
        name="waiverLimit"
        label={say("waiverLimit")}
        hint={say("waiverLimitHint")}
        defaultValue={writeAmount(feeSettings.waiverLimit)}
        error={wrong === "waiverLimit" ? sayOffice("amountOrNoneFault") : undefined}
      />
      <TextInput
        name="siblings"
        label={say("siblings")}
        hint={say("siblingsHint")}
        defaultValue={feeSettings.siblingPercents.join(", ")}
        error={wrong === "siblings" ? say("siblingsFault") : undefined}
      />
      {voteHeads.nodes.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-semibold">{say("siblingsOff")}</legend>
          <div className="flex flex-wrap gap-2">
            {voteHeads.nodes.map(({ id, name }) => (
              <label key={id} className="chip">
                <input
                  type="checkbox"
                  className="sr-only"
                  checked={offIds.includes(id)}
                  onChange={(event) =>
                    setOffIds(event.currentTarget.checked ? [...offIds, id] : offIds.filter((one) => one !== id))
                  }
                />
                {name}
              </label>
            ))}
          </div>
          {wrong === "siblingsOff" && <p className="mt-1 text-sm text-absent">{say("siblingsOffFault")}</p>}
        </fieldset>
      )}
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{say("saved")}</Note>}
      {manages && (
        <button type="submit" className="btn btn-main justify-self-start" disabled={busy}>
          {sayOffice(busy ? "saving" : "save")}
        </button>
      )}
    </form>
  );
}

function Targets({ data: { feeSettings, school }, manages, onSaved }: RulesProps & { onSaved: () => void }) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const termName = useTermName();
  const client = useApolloClient();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const { busy, fault, setFault, run } = useChange();
  const targetOf = (termId: string) => feeSettings.targets.find(({ term }) => term.id === termId)?.cents;
  const opened = school.terms.find(({ id }) => id === openedId);
  const submit = async (termId: string, filled: FormData) => {
    const cents = readAmount(typed(filled, "target"));
    if (cents === null) return setFault(sayOffice("amountOrNoneFault"));
    const variables = { termId, cents };
    if (!(await run(() => client.mutate({ mutation: SetTermTargetDocument, variables })))) return;
    setOpenedId(null);
    onSaved();
  };
  return (
    <section className="card" aria-labelledby="targets">
      <div className="px-4 py-3">
        <h2 id="targets" className="text-lg">
          {say("targets")}
        </h2>
        <p className="muted text-sm">{say("targetsHelp")}</p>
      </div>
      <ul>
        {school.terms.toReversed().map((term) => {
          const cents = targetOf(term.id);
          return (
            <li key={term.id} className="flex min-h-14 items-center gap-3 border-t border-line px-4 py-1">
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{termName(term)}</span>
                <span className="muted text-sm tabular-nums">
                  {cents === undefined ? say("noTarget") : formatMoney(locale, cents)}
                </span>
              </span>
              {manages && (
                <button
                  type="button"
                  className="btn"
                  aria-label={say("targetOf", { term: termName(term) })}
                  onClick={() => {
                    setFault(null);
                    setOpenedId(term.id);
                  }}
                >
                  {cents === undefined ? say("setTarget") : sayOffice("change")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {opened && (
        <FormDialog
          title={say("targetOf", { term: termName(opened) })}
          submit={sayOffice(busy ? "saving" : "save")}
          cancel={sayOffice("cancel")}
          busy={busy}
          fault={fault}
          onSubmit={(filled) => void submit(opened.id, filled)}
          onClose={() => setOpenedId(null)}
        >
          <MoneyInput name="target" label={sayOffice("amount")} defaultValue={writeAmount(targetOf(opened.id) ?? 0)} />
        </FormDialog>
      )}
    </section>
  );
}
