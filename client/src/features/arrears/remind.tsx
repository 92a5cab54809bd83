import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { RemindOfArrearsDocument, type RemindOfArrearsMutation } from "../../generated/live/graphql";
import { arrears } from "../../i18n/arrears";
import { useMessages } from "../../i18n/language";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Note } from "../../ui/note";

/** What the server takes in one request. */
const MOST = 500;

type Outcome = {
  readonly answer: RemindOfArrearsMutation["remindOfArrears"];
  readonly names: ReadonlyMap<string, string>;
};
type RemindProps = { chosen: ReadonlyMap<string, string>; onReminded: () => void };

/** Reminds the guardians of those chosen (id and name), and says of whom none was, and why. */
export function Remind({ chosen, onReminded }: RemindProps) {
  const say = useMessages(arrears);
  const client = useApolloClient();
  const [asked, setAsked] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const n = chosen.size;
  const send = async () => {
    const variables = { learnerIds: [...chosen.keys()] };
    const { data } = await client.mutate({ mutation: RemindOfArrearsDocument, variables });
    if (data) setOutcome({ answer: data.remindOfArrears, names: chosen });
  };
  return (
    <>
      {outcome && <Reminded outcome={outcome} />}
      {n > 0 && (
        <div className="bar bar-foot no-print flex-wrap">
          <span className="flex-1" role="status">
            {n > MOST ? say("mostAtOnce", { most: MOST }) : say("chosen", { n })}
          </span>
          <button type="button" className="btn btn-bare" onClick={onReminded}>
            {say("clear")}
          </button>
          <button type="button" className="btn btn-main" disabled={n > MOST} onClick={() => setAsked(true)}>
            {say("remind", { n })}
          </button>
        </div>
      )}
      {asked && (
        <ConfirmDialog
          title={say("remindTitle", { n })}
          submit={say("remindSubmit")}
          onSubmit={send}
          onDone={() => {
            setAsked(false);
            onReminded();
          }}
          onClose={() => setAsked(false)}
        >
          <p>{say("remindHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Reminded({ outcome: { answer, names } }: { outcome: Outcome }) {
  const say = useMessages(arrears);
  const { queued, left } = answer;
  return (
    <Note tone={left.length > 0 ? "warn" : "good"}>
      <p className="font-semibold">{say("reminded", { n: queued })}</p>
      {left.length > 0 && (
        <>
          <p>{say("leftOut", { n: left.length })}</p>
          <ul>
            {left.map(({ learnerId, why }) => (
              <li key={learnerId}>{`${names.get(learnerId) ?? learnerId}: ${say(why)}`}</li>
            ))}
          </ul>
        </>
      )}
      <a href="/messages" className="link inline-block py-3">
        {say("toMessages")}
      </a>
    </Note>
  );
}
