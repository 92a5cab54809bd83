import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import {
  type PaymentSms,
  SaveNotifySettingsDocument,
  type SmsSettingsFieldsFragment,
} from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { smsMessages as words } from "../../i18n/sms-messages";
import { MoneyInput } from "../../office/money-input";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { readAmount, writeAmount } from "../../values/read-amount";
import { readMinutes, writeMinutes } from "./clock-minutes";

const WHEN = ["WITHOUT_APP", "ALWAYS", "NEVER"] as const satisfies readonly PaymentSms[];

/** What a month may cost, when none is sent, and what the messages say. */
export function SettingsForm({ settings }: { settings: SmsSettingsFieldsFragment }) {
  const say = useMessages(words);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const { busy, fault, run } = useChange();
  const [wrong, setWrong] = useState<"cap" | "quiet" | null>(null);
  const [saved, setSaved] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const capCents = readAmount(typed(filled, "cap"));
    const quietFrom = readMinutes(typed(filled, "quietFrom"));
    const quietTo = readMinutes(typed(filled, "quietTo"));
    setSaved(false);
    setWrong(capCents === null ? "cap" : quietFrom === null || quietTo === null ? "quiet" : null);
    if (capCents === null || quietFrom === null || quietTo === null) return;
    const paymentSms = WHEN.find((one) => one === typed(filled, "paymentSms")) ?? settings.paymentSms;
    const input = { capCents, quietFrom, quietTo, paymentSms, payTo: typed(filled, "payTo") || null };
    setSaved(await run(() => client.mutate({ mutation: SaveNotifySettingsDocument, variables: { input } })));
  };
  return (
    <form noValidate className="card grid gap-4 p-4" onSubmit={(event) => void submit(event)}>
      <h2 className="text-lg">{say("how")}</h2>
      <div className="grid gap-1">
        <p className="tabular-nums">
          {say("spent", {
            spent: formatMoney(locale, settings.spentCents),
            cap: formatMoney(locale, settings.capCents),
          })}
        </p>
        <progress
          className="w-full"
          value={settings.spentCents}
          max={Math.max(settings.capCents, 1)}
          aria-hidden="true"
        />
      </div>
      <MoneyInput
        name="cap"
        label={say("cap")}
        defaultValue={writeAmount(settings.capCents)}
        error={wrong === "cap" ? sayOffice("amountOrNoneFault") : undefined}
      />
      <SelectInput
        name="paymentSms"
        label={say("paymentSms")}
        defaultValue={settings.paymentSms}
        options={WHEN.map((value) => ({ value, label: say(value) }))}
      />
      <TextInput name="payTo" label={say("payTo")} hint={say("payToHint")} defaultValue={settings.payTo ?? ""} />
      <fieldset>
        <legend className="mb-1 font-semibold">{say("quiet")}</legend>
        <div className="grid grid-cols-2 gap-3">
          <TextInput
            name="quietFrom"
            type="time"
            label={say("quietFrom")}
            defaultValue={writeMinutes(settings.quietFrom)}
          />
          <TextInput name="quietTo" type="time" label={say("quietTo")} defaultValue={writeMinutes(settings.quietTo)} />
        </div>
        {wrong === "quiet" && <p className="mt-1 text-sm text-absent">{say("quietFault")}</p>}
      </fieldset>
      {settings.reportPath && (
        <p className="text-sm">
          <span className="muted block">{say("reportPath")}</span>
          <code className="break-all">{settings.reportPath}</code>
        </p>
      )}
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{say("saved")}</Note>}
      <button type="submit" className="btn btn-main justify-self-start" disabled={busy}>
        {sayOffice(busy ? "saving" : "save")}
      </button>
    </form>
  );
}
