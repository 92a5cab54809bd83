import type { ListSignInFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { Note } from "../../ui/note";
import { downloadText } from "./download-text";
import { csvOf } from "./csv-of";

/** How people who were added sign in the first time: shown this once, to be handed to each in person. */
export function SignInList({ signIns }: { signIns: readonly ListSignInFragment[] }) {
  const say = useMessages(rosterImport);
  if (signIns.length === 0) return null;
  const headings = [say("person"), say("login"), say("password")];
  const download = () => {
    const rows = signIns.map(({ name, login, temporaryPassword }) => [name, login, temporaryPassword]);
    downloadText(`${say("passwordsFile")}.csv`, csvOf([headings, ...rows]));
  };
  return (
    <section aria-labelledby="sign-ins" className="card grid gap-3 p-4">
      <h2 id="sign-ins" className="text-lg">
        {say("signIns")}
      </h2>
      <Note tone="warn">{say("signInsHelp")}</Note>
      <ul>
        {signIns.map(({ name, login, temporaryPassword }) => (
          <li key={login} className="border-line py-2 not-first:border-t">
            <p className="font-semibold">{name}</p>
            <p className="text-sm">
              {login} · <code className="select-all">{temporaryPassword}</code>
            </p>
          </li>
        ))}
      </ul>
      <button type="button" className="btn no-print justify-self-start" onClick={download}>
        {say("downloadPasswords")}
      </button>
    </section>
  );
}
