import { useMutation } from "@apollo/client/react";
import { type FormEvent, useRef, useState } from "react";
import { AwardBursaryDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyBursaries } from "../../i18n/money-bursaries";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { goTo } from "../../ui/path";
import { parseCents } from "../../values/money";
import type { SchoolDay } from "../../values/school-day";
import { resolveShares } from "./resolve-shares";
import { type LearnerShare, ShareLines } from "./share-lines";
import { useChange } from "./use-change";

/** Notes a bursary that a sponsor promised, and to whom. */
export function AwardPage({ today }: { today: SchoolDay }) {
  const say = useMessages(moneyBursaries);
  const sayMoney = useMessages(money);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const [award] = useMutation(AwardBursaryDocument);
  const { busy, fault, setFault, change } = useChange();
  const key = useRef(crypto.randomUUID());
  const [amount, setAmount] = useState("");
  const [lines, setLines] = useState<readonly LearnerShare[]>([]);
  const cents = parseCents(amount);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const text = (name: string) => String(filled.get(name) ?? "").trim();
    const shares = resolveShares(cents ?? 0, lines);
    if (text("sponsor") === "") return setFault(`${say("sponsor")}: ${say("needText")}`);
    if (text("reference") === "") return setFault(`${say("letter")}: ${say("needText")}`);
    if (cents === null) return setFault(sayMoney("badAmount"));
    if (text("day") === "" || text("day") > today) return setFault(sayMoney("badDay"));
    if (lines.length === 0 || !shares.isWhole || shares.rest !== 0) return setFault(say("needLearners"));
    const input = {
      key: key.current,
      sponsor: text("sponsor"),
      reference: text("reference"),
      day: text("day"),
      cents,
      shares: lines.map(({ learner }, index) => ({ learnerId: learner.id, cents: shares.cents[index]! })),
    };
    if (await change(() => award({ variables: { input } }))) goTo("/money/bursaries", { replace: true });
  };
  return (
    <Page title={say("award")} back={{ href: "/money/bursaries", label: sayCore("back") }}>
      <form noValidate className="grid gap-4 p-4" onSubmit={(event) => void submit(event)}>
        <Field label={say("sponsor")} hint={say("sponsorHint")}>
          {(control) => <input {...control} name="sponsor" className="input" maxLength={120} autoComplete="off" />}
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={say("letter")}>
            {(control) => <input {...control} name="reference" className="input" maxLength={60} autoComplete="off" />}
          </Field>
          <Field label={say("awardDay")}>
            {(control) => (
              <input {...control} name="day" type="date" className="input" max={today} defaultValue={today} />
            )}
          </Field>
        </div>
        <Field label={say("promised")}>
          {(control) => (
            <input
              {...control}
              className="input text-xl tabular-nums"
              inputMode="decimal"
              autoComplete="off"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
          )}
        </Field>
        <section className="grid gap-3">
          <h2 className="text-lg">{say("whom")}</h2>
          <ShareLines total={cents} lines={lines} onChange={setLines} />
        </section>
        {fault && <Note tone="bad">{fault}</Note>}
        <button type="submit" className="btn btn-main" disabled={busy}>
          {busy
            ? say("working")
            : cents === null
              ? say("awardEmpty")
              : say("awardSubmit", { amount: formatMoney(locale, cents) })}
        </button>
      </form>
    </Page>
  );
}
