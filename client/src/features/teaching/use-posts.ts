import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { NameSubjectTeacherDocument, UnnameSubjectTeacherDocument } from "../../generated/live/graphql";
import { useChange } from "../../office/use-change";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";

export type PostChange = {
  readonly classId: string;
  readonly subjectId: string;
  readonly userId: string;
  /** Named, or taken from them. */
  readonly named: boolean;
};

/** Names teachers and takes subjects from them, one after the other; what was saved before a fault stays. */
export function usePosts() {
  const client = useApolloClient();
  const change = useChange(useSchoolRefusal());
  const [done, setDone] = useState(0);
  const save = (changes: readonly PostChange[]) =>
    change.run(async () => {
      setDone(0);
      for (const { named, ...variables } of changes) {
        const mutation = named ? NameSubjectTeacherDocument : UnnameSubjectTeacherDocument;
        await client.mutate({ mutation, variables });
        setDone((before) => before + 1);
      }
    });
  return { ...change, done, save };
}
