import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { ReopenRiskCaseDocument, type RiskCaseQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk as riskMessages } from "../../i18n/risk";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { RiskReasonList } from "../../office/risk-reason-list";
import { WayRow } from "../../office/way-row";
import { CaseFacts } from "./case-facts";
import { ChangeCaseDialog } from "./change-case-dialog";
import { CloseCaseDialog } from "./close-case-dialog";
import { ContactDialog } from "./contact-dialog";
import { type ContactDraft, newContact } from "./contact-draft";
import { ContactList } from "./contact-list";

type CaseSheetProps = { riskCase: NonNullable<RiskCaseQuery["riskCase"]> };

/** A case whole, with what may be done in it. What is typed of a contact stays while the page is open, sent or not. */
export function CaseSheet({ riskCase }: CaseSheetProps) {
  const say = useMessages(riskCases);
  const sayRisk = useMessages(riskMessages);
  const sayOffice = useMessages(office);
  const tellRefusal = useRiskRefusal();
  const [reopen] = useMutation(ReopenRiskCaseDocument);
  const [asked, setAsked] = useState<"contact" | "change" | "close" | "reopen" | null>(null);
  const [draft, setDraft] = useState<ContactDraft>(newContact);
  const { id, number, learnerId, open, contacts, risk } = riskCase;
  const close = () => setAsked(null);
  return (
    <>
      <p className="hidden font-semibold print:block">{sayRisk("confidential")}</p>
      <CaseFacts riskCase={riskCase} />
      <div className="no-print flex flex-wrap gap-2">
        {open ? (
          <>
            <button type="button" className="btn btn-main" onClick={() => setAsked("contact")}>
              {say("addContact")}
            </button>
            <button type="button" className="btn" onClick={() => setAsked("close")}>
              {say("close")}
            </button>
            <button type="button" className="btn" onClick={() => setAsked("change")}>
              {say("change")}
            </button>
          </>
        ) : (
          <button type="button" className="btn" onClick={() => setAsked("reopen")}>
            {say("reopen")}
          </button>
        )}
        <button type="button" className="btn" onClick={() => print()}>
          {sayOffice("print")}
        </button>
      </div>
      <ContactList contacts={contacts} />
      {risk && risk.reasons.length > 0 && (
        <section className="card grid gap-2 p-4" aria-labelledby="case-reasons">
          <h2 id="case-reasons" className="text-lg">
            {sayRisk("reasons")}
          </h2>
          <RiskReasonList reasons={risk.reasons} />
        </section>
      )}
      <ul className="card no-print overflow-clip">
        <WayRow href={`/risk/learner/${learnerId}`} title={say("toRisk")} />
        <WayRow href={`/learners/${learnerId}`} title={sayRisk("toLearner")} />
      </ul>
      <PlaceToWrite />
      {asked === "contact" && (
        <ContactDialog
          riskCase={riskCase}
          draft={draft}
          onDraft={setDraft}
          onDone={() => {
            setDraft(newContact());
            close();
          }}
          onClose={close}
        />
      )}
      {asked === "change" && <ChangeCaseDialog riskCase={riskCase} onDone={close} onClose={close} />}
      {asked === "close" && <CloseCaseDialog riskCase={riskCase} onDone={close} onClose={close} />}
      {asked === "reopen" && (
        <ConfirmDialog
          title={say("reopenTitle", { number })}
          submit={say("reopen")}
          tell={tellRefusal}
          onSubmit={() => reopen({ variables: { caseId: id } })}
          onDone={close}
          onClose={close}
        >
          <p>{say("reopenHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** On paper there is room for what was tried and agreed. */
function PlaceToWrite() {
  const say = useMessages(riskCases);
  return (
    <div className="hidden print:block" aria-hidden="true">
      <p className="font-semibold">{say("nextSteps")}</p>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <div key={line} className="h-9 border-b border-dotted border-line" />
      ))}
      <p className="mt-8">{`${say("signed")} ________________________`}</p>
    </div>
  );
}
