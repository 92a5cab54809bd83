import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { type Connection, readIdCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import { ApiKey } from "./api-key.entity.js";
import { ApiKeyConnection, ApiKeyType, NewApiKeyType, toApiKeyType } from "./api-key.type.js";
import { createApiKey } from "./create-api-key.js";
import { canManageKeys } from "./identity.policy.js";
import { requirePolicy, requireUser } from "./require-viewer.js";
import { revokeApiKey } from "./revoke-api-key.js";

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, { description: "The school's keys, without their secrets. For administrators." })
  async apiKeys(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ApiKeyType>> {
    requirePolicy(canManageKeys, requireUser(context));
    const { em } = context;
    const before = readIdCursor(page);
    const rows = await em.find(ApiKey, before ? { id: { $lt: before } } : {}, {
      orderBy: { id: "desc" },
      limit: page.first + 1,
    });
    return toConnection(rows, page, await em.count(ApiKey, {}), toApiKeyType, ({ id }) => [id]);
  }

  @Mutation(() => NewApiKeyType, { description: "Makes a key with which another system reads this school's records." })
  async createApiKey(
    @Arg("name", () => String, { description: "What the key is for." }) name: string,
    @Ctx() context: Context,
  ): Promise<NewApiKeyType> {
    const { apiKey, secret } = await createApiKey(context, requirePolicy(canManageKeys, requireUser(context)), name);
    return { apiKey: toApiKeyType(apiKey), secret };
  }

  @Mutation(() => ApiKeyType, { description: "Makes a key useless, at once and for good. For administrators." })
  async revokeApiKey(
    @Arg("id", () => ID, { description: "The key." }) id: string,
    @Ctx() context: Context,
  ): Promise<ApiKeyType> {
    return toApiKeyType(
      await revokeApiKey(context, requirePolicy(canManageKeys, requireUser(context)), readId<number>(id)),
    );
  }
}
