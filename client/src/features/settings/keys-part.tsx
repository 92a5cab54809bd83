import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  type ApiKeyFieldsFragment,
  ApiKeysDocument,
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
} from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { FormDialog } from "../../ui/form-dialog";
import { Secret } from "../../ui/secret";
import { PartFrame } from "./part-frame";
import { TextField, typed } from "./text-field";
import { useSave } from "./use-save";

type Opened =
  | { what: "create" }
  | { what: "secret"; name: string; secret: string }
  | { what: "revoke"; key: ApiKeyFieldsFragment };

/** Keys for other systems: each says what it is for, and is seen in full once. */
export function KeysPart() {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const { locale } = useLanguage();
  const query = useQuery(ApiKeysDocument);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const about = ({ lastUsedAt, revokedAt }: ApiKeyFieldsFragment) => {
    const at = (instant: string) => ({ at: formatMoment(locale, Date.parse(instant)) });
    if (revokedAt) return say("revoked", at(revokedAt));
    return lastUsedAt ? say("lastUsed", at(lastUsedAt)) : say("neverUsed");
  };
  return (
    <PartFrame title={sayAccount("keys")} query={query}>
      {({ apiKeys }) => (
        <>
          <button
            type="button"
            className="btn btn-main justify-self-start"
            onClick={() => setOpened({ what: "create" })}
          >
            {say("createKey")}
          </button>
          {!apiKeys.nodes.length && <p className="muted">{say("noKeys")}</p>}
          {apiKeys.nodes.length > 0 && (
            <ul className="card">
              {apiKeys.nodes.map((key) => (
                <li key={key.id} className="flex items-center gap-3 border-line px-4 py-3 not-first:border-t">
                  <div className="min-w-0 flex-1">
                    <p className={key.revokedAt ? "muted line-through" : "font-semibold"}>{key.name}</p>
                    <p className="muted text-sm">
                      <code>{key.prefix}…</code> · {about(key)}
                    </p>
                  </div>
                  {!key.revokedAt && (
                    <button type="button" className="btn" onClick={() => setOpened({ what: "revoke", key })}>
                      {say("revoke")}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          {opened?.what === "create" && (
            <CreateKey
              onCreated={(name, secret) => {
                setOpened({ what: "secret", name, secret });
                void query.refetch();
              }}
              onClose={close}
            />
          )}
          {opened?.what === "secret" && (
            <FormDialog
              title={say("keyCreated", { name: opened.name })}
              submit={say("done")}
              cancel=""
              busy={false}
              fault={null}
              onSubmit={close}
              onClose={close}
            >
              <p>{say("keyShownOnce")}</p>
              <Secret text={opened.secret} copy={say("copy")} copied={say("copied")} />
            </FormDialog>
          )}
          {opened?.what === "revoke" && <RevokeKey apiKey={opened.key} onClose={close} />}
        </>
      )}
    </PartFrame>
  );
}

function CreateKey({ onCreated, onClose }: { onCreated: (name: string, secret: string) => void; onClose: () => void }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave();
  const submit = (filled: FormData) => {
    const name = typed(filled, "name");
    if (!name) return setFault(`${say("keyName")}: ${say("fillIn")}`);
    void save(async () => {
      const { data } = await client.mutate({ mutation: CreateApiKeyDocument, variables: { name } });
      if (data) onCreated(data.createApiKey.apiKey.name, data.createApiKey.secret);
    });
  };
  return (
    <FormDialog
      title={say("createKey")}
      submit={say(busy ? "saving" : "createKey")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField name="name" label={say("keyName")} hint={say("keyNameHint")} autoComplete="off" />
    </FormDialog>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKeyFieldsFragment; onClose: () => void }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, save } = useSave();
  const variables = { id: apiKey.id };
  const submit = async () => {
    if (await save(() => client.mutate({ mutation: RevokeApiKeyDocument, variables }))) onClose();
  };
  return (
    <FormDialog
      title={say("revokeKey", { name: apiKey.name })}
      submit={say("revoke")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{say("revokeKeyHelp")}</p>
    </FormDialog>
  );
}
