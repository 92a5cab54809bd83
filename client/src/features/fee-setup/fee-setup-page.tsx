import type { Session } from "../../api/session";
import { useOffice } from "../../office/use-office";
import { FeeRules } from "./fee-rules";
import { StructureForm } from "./structure-form";
import { StructureList } from "./structure-list";
import { VoteHeadList } from "./vote-head-list";

/** What fees are for (`heads`), by which rules (`rules`), a structure (`new`, or its id), or all structures. */
export default function FeeSetupPage({ session, part }: { session: Session; part: string | undefined }) {
  const { manages } = useOffice(session);
  switch (part) {
    case undefined:
      return <StructureList manages={manages} />;
    case "heads":
      return <VoteHeadList manages={manages} />;
    case "rules":
      return <FeeRules manages={manages} />;
    default:
      return <StructureForm key={part} id={part === "new" ? null : part} manages={manages} />;
  }
}
