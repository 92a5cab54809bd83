import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { encodeFile } from "../../api/encode-file";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { CheckRosterDocument, type ImportKind, RosterImportDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { Choices } from "../../ui/choices";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { goTo } from "../../ui/path";
import { ChooseFile } from "./choose-file";
import { ImportHistory } from "./import-history";
import { inspectFile } from "./inspect-file";
import { TemplateLinks } from "./template-links";
import { Ways } from "./ways";

const KINDS = ["LEARNERS", "GUARDIANS", "STAFF"] as const satisfies readonly ImportKind[];

/** Which list, and its file; below, the files of before. Staff are listed by those who give them their roles. */
export function ImportPage({ session, managesStaff }: { session: Session; managesStaff: boolean }) {
  const say = useMessages(rosterImport);
  const [kind, setKind] = useState<ImportKind>("LEARNERS");
  const kinds = KINDS.filter((one) => managesStaff || one !== "STAFF");
  return (
    <Page title={say("title")}>
      <div className="grid gap-4 p-4">
        <Ways at="in" />
        {/* Three long words on a narrow phone. */}
        <div className="max-md:text-sm">
          <Choices
            legend={say("kind")}
            name="kind"
            options={kinds.map((value) => ({ value, label: say(`kind${value}`) }))}
            chosen={kind}
            onChoose={setKind}
          />
        </div>
        <p>{say(`lead${kind}`)}</p>
        <ChooseAndCheck key={kind} kind={kind} />
        <TemplateLinks session={session} kind={kind} />
      </div>
      <ImportHistory />
    </Page>
  );
}

function ChooseAndCheck({ kind }: { kind: ImportKind }) {
  const say = useMessages(rosterImport);
  const sayRefusal = useRefusal();
  const tellRefusal = useSchoolRefusal();
  const [check, { client }] = useMutation(CheckRosterDocument);
  const [checking, setChecking] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const take = async (file: File) => {
    setFault(null);
    const wrong = await inspectFile(file, file.name);
    if (wrong) return setFault(say(wrong, { name: file.name }));
    setChecking(file.name);
    try {
      const { data } = await check({ variables: { file: await encodeFile(file), fileName: file.name, kind } });
      if (!data) return;
      client.writeQuery({
        query: RosterImportDocument,
        variables: { id: data.checkRoster.id },
        data: { __typename: "Query", rosterImport: data.checkRoster },
      });
      goTo(`/lists/${data.checkRoster.id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      setFault(tellRefusal(refusal) ?? sayRefusal(refusal));
    } finally {
      setChecking(null);
    }
  };

  return (
    <>
      {fault && <Note tone="bad">{fault}</Note>}
      {checking ? (
        <div role="status" className="card grid gap-3 p-6">
          <p>{say("checking", { name: checking })}</p>
          <progress className="w-full" />
        </div>
      ) : (
        <ChooseFile format={say(`format${kind}`)} onFile={(file) => void take(file)} />
      )}
    </>
  );
}
