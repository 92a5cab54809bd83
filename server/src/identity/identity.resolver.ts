import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { requireUser } from "./require-viewer.js";
import { toViewerType, ViewerType } from "./viewer.type.js";

@Resolver(() => ViewerType)
export class IdentityResolver {
  @Query(() => ViewerType, { description: "Who is asking." })
  viewer(@Ctx() context: Context): ViewerType {
    return toViewerType(requireUser(context));
  }
}
