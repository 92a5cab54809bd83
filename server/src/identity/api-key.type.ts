import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import type { ApiKey } from "./api-key.entity.js";

@ObjectType("ApiKey", { description: "A key with which another system reads this school's records." })
export class ApiKeyType {
  @Field(() => ID, { description: "The key's id." })
  id!: string;

  @Field(() => String, { description: "What the key is for." })
  name!: string;

  @Field(() => String, { description: "How the key begins, to tell keys apart." })
  prefix!: string;

  @Field(() => Date, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was last used, to the hour; null if never." })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was revoked; null while it opens." })
  revokedAt!: Date | null;
}

@ObjectType({ description: "A page of the school's keys, the newest first." })
export class ApiKeyConnection extends connectionOf(() => ApiKeyType) {}

@ObjectType("NewApiKey", { description: "A key that was just made." })
export class NewApiKeyType {
  @Field(() => ApiKeyType, { description: "The key." })
  apiKey!: ApiKeyType;

  @Field(() => String, { description: "The key itself. It is shown this once and cannot be read again." })
  secret!: string;
}

export const toApiKeyType = ({ id, name, prefix, createdAt, lastUsedAt, revokedAt }: ApiKey): ApiKeyType => ({
  id: String(id),
  name,
  prefix,
  createdAt,
  lastUsedAt: lastUsedAt ?? null,
  revokedAt: revokedAt ?? null,
});
