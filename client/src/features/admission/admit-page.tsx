import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { type AdmitLearnerMutation, AdmissionStartDocument } from "../../generated/live/graphql";
import { admission } from "../../i18n/admission";
import { useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { Note } from "../../ui/note";
import { AdmitForm } from "./admit-form";

/** Admits one learner: who, into which class, and who answers for them. */
export default function AdmitPage() {
  const say = useMessages(admission);
  const query = useQuery(AdmissionStartDocument, { fetchPolicy: "network-only" });
  const [done, setDone] = useState<AdmitLearnerMutation["admitLearner"] | null>(null);
  const again = () => {
    setDone(null);
    void query.refetch();
  };
  return (
    <OfficePage title={say("title")} back="/settings" query={query}>
      {({ nextAdmissionNumber }) =>
        done ? (
          <Note tone="good">
            <p className="font-semibold">{say("done", { name: done.name, number: done.admissionNumber })}</p>
            <div className="mt-3 flex flex-wrap gap-2">
              <a href={`/learners/${done.id}`} className="btn btn-main">
                {say("open")}
              </a>
              <button type="button" className="btn" onClick={again}>
                {say("another")}
              </button>
            </div>
          </Note>
        ) : (
          <AdmitForm key={nextAdmissionNumber} proposed={nextAdmissionNumber ?? ""} onDone={setDone} />
        )
      }
    </OfficePage>
  );
}
