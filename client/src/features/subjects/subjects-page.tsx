import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { SaveSubjectDocument, type SubjectRowFragment, SubjectsDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { subjects as subjectMessages } from "../../i18n/subjects";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ArchivedList } from "../../office/archived-list";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { useChange } from "../../office/use-change";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { SubjectForm } from "./subject-form";
import { SubjectList } from "./subject-list";

type Opened = { what: "form"; subject: SubjectRowFragment | null } | { what: "archive"; subject: SubjectRowFragment };

/** What the school teaches; the rest of teaching and grading chooses from it. */
export default function SubjectsPage() {
  const say = useMessages(subjectMessages);
  const tellRefusal = useSchoolRefusal();
  const client = useApolloClient();
  const query = useQuery(SubjectsDocument, { fetchPolicy: "cache-and-network" });
  const [opened, setOpened] = useState<Opened | null>(null);
  const { busy, fault, run } = useChange(tellRefusal);
  const close = () => setOpened(null);
  const done = () => {
    close();
    void query.refetch();
  };
  const archive = ({ id, name, code, group }: SubjectRowFragment, archived: boolean) => {
    const input = { id, name, code, group, archived };
    return client.mutate({ mutation: SaveSubjectDocument, variables: { input } });
  };
  return (
    <OfficePage title={say("title")} back="/settings" query={query}>
      {({ subjects: { nodes } }) => {
        const taught = nodes.filter(({ archived }) => !archived);
        return (
          <>
            <div className="flex flex-wrap gap-2">
              <button type="button" className="btn btn-main" onClick={() => setOpened({ what: "form", subject: null })}>
                {say("add")}
              </button>
              {taught.length > 0 && (
                <a href="/teaching" className="btn">
                  {say("toTeaching")}
                </a>
              )}
            </div>
            {fault && <Note tone="bad">{fault}</Note>}
            {taught.length === 0 ? (
              <Empty title={say("none")}>{say("noneHelp")}</Empty>
            ) : (
              <SubjectList
                subjects={taught}
                onChange={(subject) => setOpened({ what: "form", subject })}
                onArchive={(subject) => setOpened({ what: "archive", subject })}
              />
            )}
            <ArchivedList
              title={say("archived")}
              restore={say("restore")}
              nameRestore={(name) => say("restoreOne", { name })}
              items={nodes.filter(({ archived }) => archived)}
              busy={busy}
              onRestore={(subject) => void run(() => archive(subject, false))}
            />
            {opened?.what === "form" && <SubjectForm subject={opened.subject} onDone={done} onClose={close} />}
            {opened?.what === "archive" && (
              <ConfirmDialog
                tell={tellRefusal}
                title={say("archiveTitle", { name: opened.subject.name })}
                submit={say("archive")}
                onSubmit={() => archive(opened.subject, true)}
                onDone={close}
                onClose={close}
              >
                <p>{say("archiveHelp")}</p>
              </ConfirmDialog>
            )}
          </>
        );
      }}
    </OfficePage>
  );
}
