import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { type Connection, readIdCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import type { DeviceId } from "../values/ids.js";
import { Device } from "./device.entity.js";
import { DeviceConnection, DeviceType, toDeviceType } from "./device.type.js";
import { canManageDevices } from "./identity.policy.js";
import { listRevoked } from "./list-revoked.js";
import { Membership } from "./membership.entity.js";
import { registerDeviceKey } from "./register-device-key.js";
import { requireUser } from "./require-viewer.js";
import { RevokedDeviceType } from "./revoked-device.type.js";
import { revokeDevice } from "./revoke-device.js";
import { User } from "./user.entity.js";
import { toUserType, UserType } from "./user.type.js";

@Resolver(() => DeviceType)
export class DeviceResolver {
  @Query(() => DeviceConnection, {
    description: "The person's own devices; for an administrator, everybody's at the school.",
  })
  async devices(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<DeviceType>> {
    const viewer = requireUser(context);
    const { em } = context;
    const members = canManageDevices(viewer) ? await em.find(Membership, {}, { fields: ["userId"] }) : [viewer];
    const theirs = { userId: { $in: [...new Set(members.map(({ userId }) => userId))] } };
    const before = readIdCursor(page) as DeviceId;
    const rows = await em.find(Device, before ? { ...theirs, id: { $lt: before } } : theirs, {
      orderBy: { id: "desc" },
      limit: page.first + 1,
    });
    return toConnection(rows, page, await em.count(Device, theirs), toDeviceType, ({ id }) => [id]);
  }

  @Query(() => [RevokedDeviceType], {
    description:
      "Which of these devices, at most 20, are shut out for good. A phone asks it of itself, signed in or not.",
  })
  async revokedDevices(
    @Arg("ids", () => [ID], { description: "The devices." }) ids: string[],
    @Ctx() { em }: Context,
  ): Promise<RevokedDeviceType[]> {
    const revoked = await listRevoked(em, ids.map(readId<DeviceId>));
    return revoked.map(({ id, proof }) => ({ id: String(id), proof }));
  }

  @Mutation(() => DeviceType, {
    description: "Shuts a device out at once and for good: one's own, or, for an administrator, any at the school.",
  })
  async revokeDevice(
    @Arg("id", () => ID, { description: "The device." }) id: string,
    @Ctx() context: Context,
  ): Promise<DeviceType> {
    return toDeviceType(await revokeDevice(context, requireUser(context), readId<DeviceId>(id)));
  }

  @Mutation(() => Boolean, {
    description:
      "Tells the key with which this device signs what others carry for it. A later key takes the place of the earlier.",
  })
  async registerDeviceKey(
    @Arg("key", () => String, { description: "The uncompressed P-256 point, 65 bytes in base64url." }) key: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await registerDeviceKey(context, requireUser(context), key);
    return true;
  }

  @FieldResolver(() => UserType, { description: "Whose device it is." })
  async owner(@Root() { userId }: DeviceType, @Ctx() { em }: Context): Promise<UserType> {
    return toUserType(await em.findOneOrFail(User, { id: userId }));
  }

  @FieldResolver(() => Boolean, { description: "Whether it is the device this is asked from." })
  current(@Root() { id }: DeviceType, @Ctx() { viewer }: Context): boolean {
    return viewer?.kind === "user" && String(viewer.deviceId) === id;
  }
}
