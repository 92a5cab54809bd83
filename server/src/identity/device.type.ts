import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import type { UserId } from "../values/ids.js";
import type { Device } from "./device.entity.js";

@ObjectType("Device", { description: "A phone or browser on which somebody has signed in." })
export class DeviceType {
  /** Not part of the API: `owner` is read from it when asked for. */
  userId!: UserId;

  @Field(() => ID, { description: "The device's id." })
  id!: string;

  @Field(() => String, { description: "What the device called itself." })
  label!: string;

  @Field(() => Date, { description: "When somebody first signed in on it." })
  createdAt!: Date;

  @Field(() => Date, { description: "When it last renewed its sign-in." })
  lastSeenAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was shut out; null while it may sign in." })
  revokedAt!: Date | null;
}

@ObjectType({ description: "A page of devices, the newest first." })
export class DeviceConnection extends connectionOf(() => DeviceType) {}

export const toDeviceType = ({ id, userId, label, createdAt, lastSeenAt, revokedAt }: Device): DeviceType => ({
  id: String(id),
  userId,
  label,
  createdAt,
  lastSeenAt,
  revokedAt: revokedAt ?? null,
});
