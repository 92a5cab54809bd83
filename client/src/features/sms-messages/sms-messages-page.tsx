import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  SmsMessagesDocument,
  type SmsMessagesQuery,
  SmsSettingsDocument,
  type SmsState,
} from "../../generated/live/graphql";
import type { Session } from "../../api/session";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { smsMessages as words } from "../../i18n/sms-messages";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { SettingsForm } from "./settings-form";

const STATES = [
  "QUEUED",
  "SENDING",
  "SENT",
  "DELIVERED",
  "FAILED",
  "CAPPED",
  "UNKNOWN",
] as const satisfies readonly SmsState[];

/** How guardians are told of fees, and every text message with where it is on its way. */
export default function SmsMessagesPage(_: { session: Session }) {
  const say = useMessages(words);
  const [state, setState] = useState<SmsState | null>(null);
  const settings = useQuery(SmsSettingsDocument, { fetchPolicy: "network-only" });
  const query = useQuery(SmsMessagesDocument, { variables: { state } });
  const shown = query.data ?? query.previousData;
  const provider = settings.data?.notifySettings.provider;
  return (
    <OfficePage title={say("title")} back="/fees" query={settings}>
      {({ notifySettings }) => (
        <>
          {provider === null && (
            <Note tone="warn">
              <strong>{say("noProvider")}</strong>
              <p>{say("noProviderHelp")}</p>
            </Note>
          )}
          {provider === "practice" && <Note tone="warn">{say("practice")}</Note>}
          <SettingsForm settings={notifySettings} />
          <h2 className="text-lg">{say("sent")}</h2>
          <SelectInput
            label={say("state")}
            value={state ?? ""}
            onChange={({ currentTarget: { value } }) => setState(STATES.find((one) => one === value) ?? null)}
            options={[{ value: "", label: say("anyState") }, ...STATES.map((value) => ({ value, label: say(value) }))]}
          />
          {shown?.smsMessages.nodes.length === 0 && (
            <Empty title={say("none")}>
              <p>{say("noneHelp")}</p>
              <a href="/arrears" className="btn mt-4">
                {say("toArrears")}
              </a>
            </Empty>
          )}
          {shown && shown.smsMessages.nodes.length > 0 && (
            <ul className="card">
              {shown.smsMessages.nodes.map((message) => (
                <MessageRow key={message.id} message={message} />
              ))}
            </ul>
          )}
          {shown && (
            <ShowMore
              shown={shown.smsMessages.nodes.length}
              totalCount={shown.smsMessages.totalCount}
              more={shown.smsMessages.pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: shown.smsMessages.pageInfo.endCursor } })}
            />
          )}
        </>
      )}
    </OfficePage>
  );
}

function MessageRow({ message }: { message: SmsMessagesQuery["smsMessages"]["nodes"][number] }) {
  const say = useMessages(words);
  const { locale } = useLanguage();
  const { kind, state, text, cents, why, createdAt, dueAt, guardianName, learnerName } = message;
  const at = (instant: string) => formatMoment(locale, Date.parse(instant));
  const stuck = state === "FAILED" || state === "UNKNOWN" || state === "CAPPED";
  return (
    <li className="grid gap-1 border-line px-4 py-3 not-first:border-t">
      <p className={`font-semibold ${stuck ? "text-absent" : state === "DELIVERED" ? "text-present" : ""}`}>
        {say(state)}
        {state === "QUEUED" && Date.parse(dueAt) > Date.now() && `, ${say("dueAt", { at: at(dueAt) })}`}
      </p>
      {why && <p className="text-sm text-absent">{why}</p>}
      <p>{text}</p>
      <p className="muted text-sm">
        {[
          say(kind),
          say("toGuardian", { guardian: guardianName, learner: learnerName }),
          at(createdAt),
          formatMoney(locale, cents),
        ].join(" · ")}
      </p>
    </li>
  );
}
