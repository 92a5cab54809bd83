import { useEffect, useState } from "react";
import type { Account } from "../../api/account";
import { exportUnsent } from "../../carry/export-unsent";
import { type Handover, readHandover } from "../../carry/read-handover";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";
import { Empty } from "../../ui/empty";
import { giveFile } from "../../ui/give-file";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { CodeStack } from "./code-stack";
import { useLitScreen } from "./use-lit-screen";

type HandOverPageProps = { account: Account; db: AsiliDb };

/** What waits on this phone, for a colleague's phone to bring to the school. */
export default function HandOverPage({ account, db }: HandOverPageProps) {
  const say = useMessages(handCarry);
  const sayCore = useMessages(core);
  const handover = useHandover(db, account);
  useLitScreen();
  return (
    <Page title={say("handOver")} back={{ href: "/sync", label: sayCore("back") }}>
      {!handover && <Skeleton rows={2} label={sayCore("reading")} />}
      {handover?.kind === "nothing" && (
        <Empty title={say("nothing")}>
          <p>{say("nothingHelp")}</p>
        </Empty>
      )}
      {handover?.kind === "unknown-phone" && (
        <Empty title={say("unknownPhone")}>
          <p>{say("unknownPhoneHelp")}</p>
        </Empty>
      )}
      {handover?.kind === "ready" && <Ready handover={handover} account={account} db={db} />}
    </Page>
  );
}

type ReadyProps = HandOverPageProps & { handover: Extract<Handover, { kind: "ready" }> };

function Ready({ handover: { codes, operations }, account, db }: ReadyProps) {
  const say = useMessages(handCarry);
  const give = async (): Promise<void> => {
    const unsent = await exportUnsent(db, account);
    if (unsent) await giveFile(unsent.file);
  };
  return (
    <div className="mx-auto grid w-full max-w-md gap-4 p-4">
      <p className="text-lg font-semibold">{say("carries", { n: operations })}</p>
      {codes.length > 0 ? <CodeStack codes={codes} /> : <p className="font-semibold">{say("tooMuch")}</p>}
      {codes.length > 0 && (
        <ol className="grid list-decimal gap-1 pl-5">
          <li>{say("stepOne")}</li>
          <li>{say(codes.length > 1 ? "stepTwoMany" : "stepTwo")}</li>
          <li>{say("stepThree")}</li>
        </ol>
      )}
      <p className="muted">{say("carriesHelp", { n: operations })}</p>
      <div className="grid gap-1">
        <button type="button" className="btn" onClick={() => void give()}>
          {say("asFile")}
        </button>
        <p className="muted text-sm">{say("asFileHelp")}</p>
      </div>
    </div>
  );
}

/** Made anew whenever something more is saved, something is sent, or the school has come to know the phone. */
function useHandover(db: AsiliDb, account: Account): Handover | undefined {
  const [handover, setHandover] = useState<Handover>();
  const waiting = useLive(
    async () => JSON.stringify([await db.outbox.toCollection().primaryKeys(), await db.meta.get("deviceKey")]),
    [db],
  );
  useEffect(() => {
    if (waiting === undefined) return undefined;
    let current = true;
    void readHandover(db, account, Date.now()).then(
      (read) => current && setHandover(read),
      () => current && setHandover({ kind: "unknown-phone" }),
    );
    return () => void (current = false);
  }, [db, account, waiting]);
  return handover;
}
