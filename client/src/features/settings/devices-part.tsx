import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { type DeviceFieldsFragment, DevicesDocument, RevokeDeviceDocument } from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { FormDialog } from "../../ui/form-dialog";
import { PartFrame } from "./part-frame";
import { useSave } from "./use-save";

/** The devices that are signed in; a lost one is shut out here. `deviceId` is the one in the user's hand. */
export function DevicesPart({ deviceId }: { deviceId: string }) {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const { locale } = useLanguage();
  const query = useQuery(DevicesDocument);
  const [revoking, setRevoking] = useState<DeviceFieldsFragment | null>(null);
  const about = ({ user, lastSeenAt, revokedAt, wipedAt, handedOver }: DeviceFieldsFragment) => {
    const at = (instant: string) => ({ at: formatMoment(locale, Date.parse(instant)) });
    if (revokedAt) {
      const end = wipedAt ? say("wiped", at(wipedAt)) : say("waitsForContact");
      const handed = handedOver > 0 ? ` · ${say("handedOver", { n: handedOver })}` : "";
      return `${user.name} · ${say("revoked", at(revokedAt))} · ${end}${handed}`;
    }
    return `${user.name} · ${lastSeenAt ? say("lastSeen", at(lastSeenAt)) : say("neverSeen")}`;
  };
  return (
    <PartFrame title={sayAccount("devices")} query={query}>
      {({ devices }) => (
        <>
          <ul className="card">
            {devices.nodes.map((device) => (
              <li key={device.id} className="flex items-center gap-3 border-line px-4 py-3 not-first:border-t">
                <div className="min-w-0 flex-1">
                  <p className={device.revokedAt ? "muted line-through" : "font-semibold"}>
                    {device.label || say("unnamedDevice")}
                    {device.id === deviceId && <span className="muted font-normal"> · {say("thisDevice")}</span>}
                  </p>
                  <p className="muted text-sm">{about(device)}</p>
                </div>
                {!device.revokedAt && device.id !== deviceId && (
                  <button type="button" className="btn" onClick={() => setRevoking(device)}>
                    {say("revoke")}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {revoking && <RevokeDevice device={revoking} onClose={() => setRevoking(null)} />}
        </>
      )}
    </PartFrame>
  );
}

function RevokeDevice({ device, onClose }: { device: DeviceFieldsFragment; onClose: () => void }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, save } = useSave();
  const variables = { id: device.id };
  const submit = async () => {
    if (await save(() => client.mutate({ mutation: RevokeDeviceDocument, variables }))) onClose();
  };
  return (
    <FormDialog
      title={say("revokeDevice", { device: `${device.label || say("unnamedDevice")}, ${device.user.name}` })}
      submit={say("revoke")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{say("revokeDeviceHelp")}</p>
    </FormDialog>
  );
}
