import { useEffect, useState } from "react";
import type { Account } from "../../api/account";
import { exportUnsent } from "../../carry/export-unsent";
import { type Parcel, readParcel } from "../../carry/read-parcel";
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

type SendAlongPageProps = { account: Account; db: AsiliDb };

/** What waits on this phone, for a colleague's phone to bring to the school. */
export default function SendAlongPage({ account, db }: SendAlongPageProps) {
  const say = useMessages(handCarry);
  const sayCore = useMessages(core);
  const parcel = useParcel(db, account);
  useLitScreen();
  return (
    <Page title={say("sendAlong")} back={{ href: "/sync", label: sayCore("back") }}>
      {!parcel && <Skeleton rows={2} label={sayCore("reading")} />}
      {parcel?.kind === "nothing" && (
        <Empty title={say("nothing")}>
          <p>{say("nothingHelp")}</p>
        </Empty>
      )}
      {parcel?.kind === "unknown-phone" && (
        <Empty title={say("unknownPhone")}>
          <p>{say("unknownPhoneHelp")}</p>
        </Empty>
      )}
      {parcel?.kind === "ready" && <Ready parcel={parcel} account={account} db={db} />}
    </Page>
  );
}

type ReadyProps = SendAlongPageProps & { parcel: Extract<Parcel, { kind: "ready" }> };

function Ready({ parcel: { codes, operations }, account, db }: ReadyProps) {
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
function useParcel(db: AsiliDb, account: Account): Parcel | undefined {
  const [parcel, setParcel] = useState<Parcel>();
  const waiting = useLive(
    async () => JSON.stringify([await db.outbox.toCollection().primaryKeys(), await db.meta.get("deviceKey")]),
    [db],
  );
  useEffect(() => {
    if (waiting === undefined) return undefined;
    let current = true;
    void readParcel(db, account, Date.now()).then(
      (read) => current && setParcel(read),
      () => current && setParcel({ kind: "unknown-phone" }),
    );
    return () => void (current = false);
  }, [db, account, waiting]);
  return parcel;
}
