import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";

/** A person who is asking, as one user with their roles in one school, from one device. */
export type UserViewer = {
  kind: "user";
  userId: UserId;
  schoolId: SchoolId;
  deviceId: DeviceId;
  roles: ReadonlySet<Role>;
};

/** An integrator's key: it reads one school's records and writes nothing. */
export type KeyViewer = { kind: "key"; keyId: number; schoolId: SchoolId };

/** Who is asking. */
export type Viewer = UserViewer | KeyViewer;
