import { useState } from "react";
import type { Session } from "../../api/session";
import { ApproveSheetDocument } from "../../generated/wire/graphql";
import { useLanguage, useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { useRefusal } from "../../i18n/use-refusal";
import type { AssessmentId } from "../../values/ids";

/** Says that somebody else's sheet was looked through and is right. The sheet itself then tells so, as to every phone. */
export function ApproveSheet({ session, assessmentId }: { session: Session; assessmentId: AssessmentId }) {
  const say = useMessages(marks);
  const sayRefusal = useRefusal();
  const { locale } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const approve = async () => {
    setBusy(true);
    const answer = await session.ask(ApproveSheetDocument, { id: String(assessmentId) });
    setBusy(answer.kind === "data");
    if (answer.kind !== "refused") return setFault(answer.kind === "data" ? "" : say("approveOffline"));
    // These words come over the network that the refusal came by: a phone need not hold them.
    const words = await import("../../i18n/marks-refusals").catch(() => null);
    const said: Readonly<Record<string, string>> = words?.marksRefusals[locale] ?? {};
    setFault(said[String(answer.details?.["reason"])] ?? sayRefusal(answer));
  };
  return (
    <>
      <button type="button" className="btn btn-main" disabled={busy} onClick={() => void approve()}>
        {say(busy ? "approving" : "approve")}
      </button>
      {fault && (
        <p role="alert" className="basis-full text-sm text-absent">
          {fault}
        </p>
      )}
    </>
  );
}
