import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { ChangePasswordDocument } from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { TextField } from "./text-field";
import { useSave } from "./use-save";

/** What the server asks of a password, in characters. */
const SHORTEST = 8;

/** Changing one's own password. */
export function PasswordPart() {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const sayCore = useMessages(core);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave();
  const [changed, setChanged] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const filled = new FormData(form);
    const [current, next] = [String(filled.get("current")), String(filled.get("next"))];
    setChanged(false);
    if (next.length < SHORTEST) return setFault(say("passwordShort"));
    const variables = { current, next };
    if (!(await save(() => client.mutate({ mutation: ChangePasswordDocument, variables })))) return;
    setChanged(true);
    form.reset();
  };
  return (
    <Page title={sayAccount("changePassword")} back={{ href: "/settings", label: sayCore("back") }}>
      <form noValidate className="grid max-w-md gap-4 p-4" onSubmit={(event) => void submit(event)}>
        <TextField name="current" label={say("currentPassword")} type="password" autoComplete="current-password" />
        <TextField
          name="next"
          label={say("newPassword")}
          hint={say("newPasswordHint")}
          type="password"
          autoComplete="new-password"
        />
        {fault && <Note tone="bad">{fault}</Note>}
        {changed && <Note tone="good">{say("passwordChanged")}</Note>}
        <button type="submit" className="btn btn-main" disabled={busy}>
          {say(busy ? "saving" : "save")}
        </button>
      </form>
    </Page>
  );
}
