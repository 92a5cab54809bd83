import { useState } from "react";
import type { Account } from "../../api/account";
import { readCarried } from "../../carry/read-carried";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";
import type { Sync } from "../../sync/start-sync";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { CameraView } from "./camera-view";
import { CarriedList } from "./carried-list";
import { FileWay } from "./file-way";
import { OutcomeNote } from "./outcome-note";
import { readCarryFile } from "./read-carry-file";
import type { CameraFault } from "./start-camera";
import { useIntake } from "./use-intake";

type CarryPageProps = { account: Account; db: AsiliDb; sync: Sync };

/** Takes on what colleagues without a network have recorded, and tells what became of it. */
export default function CarryPage({ account, db, sync }: CarryPageProps) {
  const say = useMessages(handCarry);
  const sayCore = useMessages(core);
  const [looking, setLooking] = useState(false);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const { outcome, tell, take } = useIntake(db, account);
  const carried = useLive(() => readCarried(db), [db]) ?? [];

  const look = (): void => {
    setFault(null);
    tell(null);
    setLooking(true);
  };
  const hear = async (texts: readonly string[]): Promise<void> => {
    const { kind } = await take(texts);
    if (kind === "kept") sync.syncNow();
    // A code of something else, or the first of several: the camera goes on.
    if (kind !== "part" && kind !== "foreign") setLooking(false);
  };
  return (
    <Page title={say("carry")} back={{ href: "/sync", label: sayCore("back") }}>
      <div className="mx-auto grid w-full max-w-md gap-4 p-4">
        {!looking && <p>{say("carryHelp")}</p>}
        {outcome && <OutcomeNote outcome={outcome} carried={carried} />}
        {fault && <Note tone="bad">{say(`camera${fault}`)}</Note>}
        {looking && (
          <CameraView
            onCode={(text) => void hear([text])}
            onFault={(why) => {
              setFault(why);
              setLooking(false);
            }}
          />
        )}
        <div className="grid gap-2">
          {looking ? (
            <button type="button" className="btn" onClick={() => setLooking(false)}>
              {say("stop")}
            </button>
          ) : (
            <button type="button" className="btn btn-main" onClick={look}>
              {say(outcome?.kind === "kept" ? "scanAnother" : "scan")}
            </button>
          )}
          <FileWay
            onFile={(file) => void readCarryFile(file).then(hear, () => tell({ kind: "nothing-in-file" }))}
            onText={(text) => void hear(text.trim().split(/\s+/))}
          />
        </div>
        {carried.length > 0 && <CarriedList carried={carried} />}
      </div>
    </Page>
  );
}
