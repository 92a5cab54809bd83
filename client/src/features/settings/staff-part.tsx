import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  AddStaffDocument,
  type Role,
  SetStaffRolesDocument,
  StaffDocument,
  type StaffMemberFragment,
} from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { FormDialog } from "../../ui/form-dialog";
import { Secret } from "../../ui/secret";
import { PartFrame } from "./part-frame";
import { TextField, typed } from "./text-field";
import { useSave } from "./use-save";

const ROLES: readonly Role[] = ["CLASS_TEACHER", "SUBJECT_TEACHER", "HEAD", "DEPUTY", "BURSAR", "ADMIN"];
/** The roles a user may give: an administrator's is an administrator's to give. */
const rolesGivenBy = (isAdmin: boolean) => ROLES.filter((role) => isAdmin || role !== "ADMIN");

type Opened =
  | { what: "add" }
  | { what: "roles"; of: StaffMemberFragment }
  | { what: "secret"; name: string; password: string };

/** The people of the school and their roles. */
export function StaffPart({ isAdmin }: { isAdmin: boolean }) {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const query = useQuery(StaffDocument);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <PartFrame title={sayAccount("staff")} query={query}>
      {({ staff }) => (
        <>
          <button type="button" className="btn btn-main justify-self-start" onClick={() => setOpened({ what: "add" })}>
            {say("addStaff")}
          </button>
          <ul className="card">
            {staff.nodes.map((member) => (
              <li key={member.id} className="flex items-center gap-3 border-line px-4 py-3 not-first:border-t">
                <div className="min-w-0 flex-1">
                  <p className="font-semibold">{member.name}</p>
                  <p className="text-sm">{member.roles.map((role) => sayAccount(role)).join(", ")}</p>
                  <p className="muted text-sm">{[member.phone, member.email].filter(Boolean).join(" · ")}</p>
                </div>
                <button
                  type="button"
                  className="btn"
                  aria-label={say("changeRoles", { name: member.name })}
                  onClick={() => setOpened({ what: "roles", of: member })}
                >
                  {say("roles")}
                </button>
              </li>
            ))}
          </ul>
          {opened?.what === "add" && (
            <AddStaff
              isAdmin={isAdmin}
              onAdded={(name, password) => {
                // Somebody who could sign in already keeps their password.
                setOpened(password === null ? null : { what: "secret", name, password });
                void query.refetch();
              }}
              onClose={close}
            />
          )}
          {opened?.what === "roles" && <ChangeRoles isAdmin={isAdmin} member={opened.of} onClose={close} />}
          {opened?.what === "secret" && (
            <FormDialog
              title={say("temporaryPassword", { name: opened.name })}
              submit={say("done")}
              cancel=""
              busy={false}
              fault={null}
              onSubmit={close}
              onClose={close}
            >
              <p>{say("shownOnce")}</p>
              <Secret text={opened.password} copy={say("copy")} copied={say("copied")} />
            </FormDialog>
          )}
        </>
      )}
    </PartFrame>
  );
}

function AddStaff({
  isAdmin,
  onAdded,
  onClose,
}: {
  isAdmin: boolean;
  onAdded: (name: string, password: string | null) => void;
  onClose: () => void;
}) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = (filled: FormData) => {
    const [name, phone, email] = [typed(filled, "name"), typed(filled, "phone"), typed(filled, "email")];
    const roles = filled.getAll("role") as Role[];
    if (!name) return setFault(`${say("name")}: ${say("fillIn")}`);
    if (!phone && !email) return setFault(say("phoneOrEmail"));
    if (!roles.length) return setFault(say("rolesNeeded"));
    const input = { name, roles, ...(phone && { phone }), ...(email && { email }) };
    void save(async () => {
      const { data } = await client.mutate({ mutation: AddStaffDocument, variables: { input } });
      if (data) onAdded(data.addStaff.staff.name, data.addStaff.temporaryPassword);
    });
  };
  return (
    <FormDialog
      title={say("addStaff")}
      submit={say(busy ? "saving" : "add")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField name="name" label={say("name")} autoComplete="off" />
      <TextField name="phone" label={say("phone")} hint={say("phoneHint")} type="tel" autoComplete="off" />
      <TextField name="email" label={say("email")} type="email" autoComplete="off" />
      <RoleChoices offered={rolesGivenBy(isAdmin)} held={["CLASS_TEACHER"]} />
    </FormDialog>
  );
}

type ChangeRolesProps = { isAdmin: boolean; member: StaffMemberFragment; onClose: () => void };

function ChangeRoles({ isAdmin, member, onClose }: ChangeRolesProps) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const kept = member.roles.filter((role) => !rolesGivenBy(isAdmin).includes(role));
    const roles = [...(filled.getAll("role") as Role[]), ...kept];
    if (!roles.length) return setFault(say("rolesNeeded"));
    const variables = { userId: member.id, roles };
    if (await save(() => client.mutate({ mutation: SetStaffRolesDocument, variables }))) onClose();
  };
  return (
    <FormDialog
      title={say("changeRoles", { name: member.name })}
      submit={say(busy ? "saving" : "save")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <RoleChoices offered={rolesGivenBy(isAdmin)} held={member.roles} />
    </FormDialog>
  );
}

function RoleChoices({ offered, held }: { offered: readonly Role[]; held: readonly Role[] }) {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{say("roles")}</legend>
      <div className="flex flex-wrap gap-2">
        {offered.map((role) => (
          <label key={role} className="chip">
            <input type="checkbox" name="role" value={role} defaultChecked={held.includes(role)} />
            {sayAccount(role)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
