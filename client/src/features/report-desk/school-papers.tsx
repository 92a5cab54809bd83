import { useMutation, useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { encodeFile } from "../../api/encode-file";
import { fetchFile } from "../../api/fetch-file";
import type { Session } from "../../api/session";
import {
  SaveSchoolLogoDocument,
  SaveSchoolProfileDocument,
  SchoolPapersDocument,
  type SchoolPapersQuery,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { reportDesk } from "../../i18n/report-desk";
import { OfficePage } from "../../office/office-page";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";

type Profile = SchoolPapersQuery["schoolProfile"];

/** Dots. */
const MOST_WIDE = 1000;
const MOST_HIGH = 500;
const MAX_BYTES = 200_000;

/** What the school's papers say of it: motto, address, logo. */
export function SchoolPapers({ session }: { session: Session }) {
  const say = useMessages(reportDesk);
  const query = useQuery(SchoolPapersDocument);
  return (
    <OfficePage title={say("papers")} back="/reports" query={query}>
      {({ schoolProfile }) => (
        <>
          <Logo session={session} profile={schoolProfile} />
          <Texts profile={schoolProfile} />
        </>
      )}
    </OfficePage>
  );
}

function Logo({ session, profile: { logoAt, name } }: { session: Session; profile: Profile }) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveSchoolLogoDocument, { refetchQueries: [SchoolPapersDocument] });
  const { busy, fault, setFault, run } = useChange();
  const shown = useLogo(session, logoAt);
  const send = async (file: File | null) => {
    if (file && file.size > MAX_BYTES) return setFault(say("logoFault"));
    if (file && !(await isFit(file))) return setFault(say("logoUnfit"));
    await run(async () => save({ variables: { file: file && (await encodeFile(file)) } }));
  };
  return (
    <section className="card grid gap-3 p-4">
      <h2 className="text-lg">{say("logo")}</h2>
      {shown && <img src={shown} alt={name} className="max-h-32 justify-self-start bg-white p-2" />}
      <p className="muted text-sm">{say("logoHelp")}</p>
      <div className="flex flex-wrap gap-2">
        <label className="btn" aria-disabled={busy}>
          <input
            type="file"
            accept="image/png,image/jpeg"
            className="sr-only"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = "";
              if (file) void send(file);
            }}
          />
          {say("logoChoose")}
        </label>
        {logoAt && (
          <button type="button" className="btn" disabled={busy} onClick={() => void send(null)}>
            {sayOffice("remove")}
          </button>
        )}
      </div>
      {fault && <Note tone="bad">{fault}</Note>}
    </section>
  );
}

/** The logo as the page can show it; fetched in the user's name, as every file is. */
function useLogo(session: Session, logoAt: string | null | undefined): string | undefined {
  const [shown, show] = useState<string>();
  useEffect(() => {
    let address: string | undefined;
    let isGone = false;
    const fetchIt = async () => {
      const file = logoAt ? await fetchFile(session, "/files/reports/logo", "logo") : null;
      if (!file || isGone) return;
      address = URL.createObjectURL(file);
      show(address);
    };
    show(undefined);
    void fetchIt();
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [session, logoAt]);
  return shown;
}

function Texts({ profile }: { profile: Profile }) {
  const say = useMessages(reportDesk);
  const sayOffice = useMessages(office);
  const [save] = useMutation(SaveSchoolProfileDocument, { refetchQueries: [SchoolPapersDocument] });
  const { busy, fault, run } = useChange();
  const [saved, setSaved] = useState(false);
  const send = async (filled: FormData) => {
    const [motto, address, phone, email] = ["motto", "address", "phone", "email"].map((name) => typed(filled, name));
    const input = { motto: motto!, address: address!, phone: phone!, email: email! };
    setSaved(await run(() => save({ variables: { input } })));
  };
  return (
    <form
      className="card grid gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <TextInput name="motto" label={say("motto")} maxLength={120} defaultValue={profile.motto} />
      <TextInput name="address" label={say("address")} maxLength={160} defaultValue={profile.address} />
      <TextInput name="phone" label={say("phone")} maxLength={60} defaultValue={profile.phone} />
      <TextInput name="email" label={say("email")} type="email" maxLength={120} defaultValue={profile.email} />
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{say("saved")}</Note>}
      <button type="submit" className="btn btn-main justify-self-start" disabled={busy}>
        {sayOffice(busy ? "saving" : "save")}
      </button>
    </form>
  );
}

/** Whether a file is a picture that a letterhead takes; a server's refusal could not say what is wrong with it. */
async function isFit(file: File): Promise<boolean> {
  const picture = await createImageBitmap(file).catch(() => null);
  const isFit = !!picture && picture.width <= MOST_WIDE && picture.height <= MOST_HIGH;
  picture?.close();
  return isFit && ["image/png", "image/jpeg"].includes(file.type);
}
